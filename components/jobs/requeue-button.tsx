'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useRequeue } from '@/lib/client/acts';
import { requeuePath } from '@/lib/client/queries';
import { explainError } from '@/lib/client/error-words';
import type { RequeueView } from '@/lib/domain/api/requeue';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { Button } from '../ui/button';
import { nearAlertDialog } from '../ui/later-alert-dialog';
import { notifyRequeued } from './notify-requeued';
import { RequeueDialog } from './requeue-dialog';

export interface RequeueButtonProps {
  job: JobView;
  queue: QueueView;
  requeue: RequeueView;
}

/** Sends the records of a finished job back to their queue, after a dialog that says what that does. */
export function RequeueButton({ job, queue, requeue }: RequeueButtonProps) {
  const { mutate, isPending, error, reset } = useRequeue(requeuePath(job.id));
  const [asking, setAsking] = useState<RequeueView | null>(null);
  const run = (records: number) => {
    mutate(
      { records },
      {
        onSuccess: (answer) => {
          setAsking(null);
          notifyRequeued(answer.records);
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
      <Button
        icon={<Undo2 aria-hidden="true" />}
        loading={isPending}
        loadingLabel="Queueing…"
        onPointerEnter={nearAlertDialog}
        onFocus={nearAlertDialog}
        onClick={ask}
      >
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
