'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useDeleteAlert } from '@/lib/client/alert-acts';
import { explainError } from '@/lib/client/error-words';
import { queries, useLive } from '@/lib/client/queries';
import type { AlertLoss, AlertRow } from '@/lib/domain/api/alerts';
import { QueryError } from '../console/query-problem';
import { AlertDialog } from '../ui/alert-dialog';
import { Callout } from '../ui/callout';
import { DefinitionList } from '../ui/definition-list';
import { Age } from '../ui/duration';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { notify } from '../ui/notify';
import { formatNumber, NumberText } from '../ui/number';
import { Skeleton } from '../ui/skeleton';

export interface DeleteAlertDialogProps {
  alert: Pick<AlertRow, 'id' | 'name' | 'model' | 'triggerType'>;
  onClose: () => void;
}

/** Says what goes with an alert, and deletes it only if that is still so. */
export function DeleteAlertDialog({ alert, onClose }: DeleteAlertDialogProps) {
  const router = useRouter();
  const query = useLive(queries.alertLoss(alert.id));
  const remove = useDeleteAlert();
  const [typed, setTyped] = useState('');
  const loss = query.data;
  const records = loss === undefined ? 0 : loss.queued + (loss.openJob?.records ?? 0);
  const isTyped = records === 0 || typed.replaceAll(/[\s,.]/g, '') === String(records);
  const confirm = () => {
    if (loss === undefined || remove.isPending) return;
    const { openJob, ...figures } = loss;
    remove.mutate(
      { id: alert.id, seen: { ...figures, openJobUuid: openJob?.jobUuid ?? null } },
      {
        onSuccess: () => {
          notify({ tone: 'success', title: 'Deleted', description: alert.name });
          router.push(`/alerts/${encodeURIComponent(alert.model)}`);
          onClose();
        },
        onError: () => {
          setTyped('');
          void query.refetch();
        },
      },
    );
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        <>
          Delete <bdi className="wrap-anywhere">{alert.name}</bdi>?
        </>
      }
      description="Its queue is deleted with it, for good: an integration that asks for its Queue UUID gets 404 from then on. To only stop it, disable it instead."
      confirmLabel="Delete the alert"
      tone="danger"
      confirmDisabled={loss === undefined || !isTyped}
      pending={remove.isPending}
      onConfirm={confirm}
    >
      {remove.error !== null && <Refusal error={remove.error} />}
      {loss === undefined ? (
        query.error !== null ? (
          <QueryError query={query} what="What would be lost" />
        ) : (
          <Skeleton className="h-40 rounded-md" />
        )
      ) : (
        <>
          <DefinitionList items={lossItems(loss, alert.triggerType)} />
          {records > 0 && (
            <Field
              className="mt-3"
              label={`Type ${formatNumber(records)} to confirm`}
              hint="The records queued and in the open job. No integration will get them by this alert."
              required
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  autoComplete="off"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
          )}
        </>
      )}
    </AlertDialog>
  );
}

function Refusal({ error }: { error: Error }) {
  const { title, detail, whatNext } = explainError(error, 'act');
  return (
    <div role="alert" className="mb-3">
      <Callout tone="danger" title={title}>
        {detail} {whatNext}
      </Callout>
    </div>
  );
}

function lossItems(loss: AlertLoss, triggerType: string) {
  const { openJob } = loss;
  const items = [
    { term: 'Queued', value: <NumberText value={loss.queued} unit="records" /> },
    {
      term: 'Open job',
      value:
        openJob === null ? (
          'None'
        ) : (
          <>
            <NumberText value={openJob.records} unit="records" />, taken <Age since={openJob.openedAt} /> ago.
            It cannot be finished afterwards.
          </>
        ),
    },
    { term: 'Finished jobs', value: <NumberText value={loss.finishedJobs} unit="on the site" /> },
  ];
  if (triggerType !== 'One Time Filter' && loss.remembered === 0) return items;
  return [
    ...items,
    {
      term: 'Memory',
      value: (
        <>
          <NumberText value={loss.remembered} unit="records" /> it queued once. A new One Time Filter alert
          would queue them again.
        </>
      ),
    },
  ];
}
