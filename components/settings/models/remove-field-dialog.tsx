'use client';

import { useState } from 'react';
import { useLive } from '@/lib/client/queries';
import { settingsQueries } from '@/lib/client/queries/settings';
import { useRemoveField } from '@/lib/client/settings-acts';
import type { FieldView, ModelView } from '@/lib/domain/api/built-in-site-views';
import { describeRecords } from '@/lib/domain/durations';
import { AlertDialog } from '../../ui/alert-dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { notify } from '../../ui/notify';
import { Skeleton } from '../../ui/skeleton';
import { ActProblem } from '../act-problem';

export interface RemoveFieldDialogProps {
  model: ModelView;
  field: FieldView;
  onClose: () => void;
}

/** Says what would be lost, and asks for the name where something would. */
export function RemoveFieldDialog({ model, field, onClose }: RemoveFieldDialogProps) {
  const query = useLive(settingsQueries.fieldUse(model.name, field.name));
  const remove = useRemoveField(model.name, field.name);
  const [typed, setTyped] = useState('');
  // While it is read anew, what was known before counts for nothing.
  const use = query.isFetching ? undefined : query.data;
  const isUsed = use !== undefined && use.alerts.length > 0;
  const needsName = use !== undefined && use.records > 0 && !isUsed;
  const confirm = () => {
    if (use === undefined) return;
    remove.mutate(
      { seenRecords: use.records },
      {
        onSuccess: () => {
          notify({ tone: 'success', title: `Field ${field.name} removed` });
          onClose();
        },
        onError: () => void query.refetch(),
      },
    );
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove the field ${field.name}?`}
      description={
        use === undefined ? <Skeleton className="h-4 w-64" /> : <p>{wordsFor(use, model.label)}</p>
      }
      confirmLabel="Remove the field"
      tone="danger"
      confirmDisabled={use === undefined || isUsed || (needsName && typed !== field.name)}
      pending={remove.isPending}
      onConfirm={confirm}
    >
      {needsName && (
        <Field label={`Type ${field.name} to confirm`} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <ActProblem error={remove.error ?? query.error} className="mt-3" />
    </AlertDialog>
  );
}

function wordsFor(use: { records: number; alerts: readonly string[] }, model: string): string {
  const [alert, ...others] = use.alerts;
  if (alert !== undefined) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `It cannot be removed: the alert “${alert}”${more} uses it. Take it out of there first.`;
  }
  if (use.records === 0) return 'No record has a value in it and no alert uses it. Nothing is lost.';
  return `${describeRecords(use.records)} of ${model} ${use.records === 1 ? 'has' : 'have'} a value in it. The values are lost for good. Payloads that were handed out already keep theirs.`;
}
