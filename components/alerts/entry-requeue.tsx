'use client';

import { useState } from 'react';
import { useRequeue } from '@/lib/client/acts';
import { explainError } from '@/lib/client/error-words';
import { alertJobRequeuePath, queries, useLive } from '@/lib/client/queries';
import { describeRecords } from '@/lib/domain/durations';
import { Refusal } from '../console/refusal';
import { notifyRequeued } from '../jobs/notify-requeued';
import { requeueWords } from '../jobs/requeue-words';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';

interface JobOfAlert {
  alertId: number;
  jobUuid: string;
}

/** Sends the records of the job an entry was cleared with back to the queue: also of jobs the console never saw. */
export function EntryRequeue(job: JobOfAlert) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Queue again…
      </Button>
      {asking && <EntryRequeueDialog {...job} onClose={() => setAsking(false)} />}
    </>
  );
}

function EntryRequeueDialog({ alertId, jobUuid, onClose }: JobOfAlert & { onClose: () => void }) {
  const query = useLive(queries.alertJobRequeue(alertId, jobUuid));
  const act = useRequeue(alertJobRequeuePath(alertId, jobUuid));
  const requeue = query.data?.requeue;
  const refusal = requeue?.refusal ?? null;
  const records = requeue?.records ?? 0;
  const run = () => {
    act.mutate(
      { records },
      {
        onSuccess: (answer) => {
          onClose();
          notifyRequeued(answer.records);
        },
      },
    );
  };
  const error = act.error ?? (requeue === undefined ? query.error : null);
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Queue the records of this job again?"
      description={refusal ?? requeueWords('Whoever processes the queue next')}
      confirmLabel={requeue === undefined ? 'Queue again' : `Queue ${describeRecords(records)} again`}
      confirmDisabled={requeue === undefined || refusal !== null}
      pending={act.isPending}
      onConfirm={run}
    >
      <div className="font-mono text-xs break-all text-ink-2">{jobUuid}</div>
      {requeue === undefined && error === null && <Skeleton className="mt-3 h-4 w-40" />}
      {error !== null && <Refusal words={explainError(error, 'act')} className="mt-3" />}
    </AlertDialog>
  );
}
