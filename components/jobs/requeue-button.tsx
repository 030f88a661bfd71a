'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useRequeue } from '@/lib/client/acts';
import { explainError } from '@/lib/client/error-words';
import type { RequeueView } from '@/lib/domain/api/requeue';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { describeRecords } from '@/lib/domain/durations';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { RequeueDialog } from './requeue-dialog';

export interface RequeueButtonProps {
  job: JobView;
  queue: QueueView;
  requeue: RequeueView;
}

/** Sends the records of a finished job back to their queue, after a dialog that says what that does. */
export function RequeueButton({ job, queue, requeue }: RequeueButtonProps) {
  const { mutate, isPending, error, reset } = useRequeue(job.id);
  const [asking, setAsking] = useState<RequeueView | null>(null);
  const run = (records: number) => {
    mutate(
      { records },
      {
        onSuccess: (answer) => {
          setAsking(null);
          notify({
            tone: 'success',
            title: `${describeRecords(answer.records)} went back to the queue`,
            description: 'The next process call takes them, oldest first.',
          });
        },
      },
    );
  };
  const ask = () => {
    reset();
    setAsking(requeue);
  };
  return (
    <>
      <Button icon={<Undo2 aria-hidden="true" />} loading={isPending} loadingLabel="Queueing…" onClick={ask}>
        Queue again…
      </Button>
      {asking !== null && (
        <RequeueDialog
          job={job}
          queue={queue}
          records={asking.records}
          pending={isPending}
          problem={error === null ? null : explainError(error, 'act')}
          onCancel={() => setAsking(null)}
          onConfirm={() => run(asking.records)}
        />
      )}
    </>
  );
}
