import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { explainError } from '@/lib/client/error-words';
import { useDeleteRecord } from '@/lib/client/record-acts';
import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { notify } from '../ui/notify';

export interface DeleteRecordProps {
  model: RecordModelView;
  record: RecordRowView;
  title: string | null;
}

/** Deletes a record as it was seen: when somebody has changed it meanwhile, nothing is deleted. */
export function DeleteRecord({ model, record, title }: DeleteRecordProps) {
  const [seen, setSeen] = useState<RecordRowView | null>(null);
  const act = useDeleteRecord(model.name, record.id);
  const router = useRouter();
  const name = title ?? `${model.label} ${record.id}`;
  const confirm = async () => {
    if (seen === null) return;
    try {
      // Not a callback of mutate: the record is gone by then, and with it this component, which would not be told.
      await act.mutateAsync({ version: seen.version });
    } catch {
      return;
    }
    notify({ tone: 'success', title: `${name} was deleted` });
    router.push(`/records/${model.name}`);
  };
  return (
    <>
      <Button
        icon={<Trash2 aria-hidden="true" />}
        onClick={() => {
          act.reset();
          setSeen(record);
        }}
      >
        Delete
      </Button>
      {seen !== null && (
        <AlertDialog
          open
          onOpenChange={(open) => !open && setSeen(null)}
          title={`Delete ${name}?`}
          description={`The record is gone from the site, and records that point to it point to nothing. Its changes stay in the log. What is queued of it stays queued, and is handed out with its ID and empty fields.`}
          confirmLabel="Delete"
          tone="danger"
          pending={act.isPending}
          confirmDisabled={act.error !== null}
          onConfirm={() => void confirm()}
        >
          {act.error !== null && (
            <Callout tone="danger" title={explainError(act.error, 'act').title}>
              {explainError(act.error, 'act').detail} Close this, look at the record as it is now, and decide
              again.
            </Callout>
          )}
        </AlertDialog>
      )}
    </>
  );
}
