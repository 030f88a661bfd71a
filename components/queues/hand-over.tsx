'use client';

import { useAccount } from '@/lib/client/account';
import { useHandOver } from '@/lib/client/acts';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { jobCan } from '@/lib/domain/job-can';
import { notifyRefusal } from '../console/notify-refusal';
import { Button } from '../ui/button';
import { Time } from '../ui/time';

/** Passing an open job on to the integration: the offer, that it is done, and that it was fetched. Draws nothing where none applies. */
export function HandOver({ job, queue }: { job: JobView; queue: QueueView }) {
  const account = useAccount();
  const { mutateAsync, isPending } = useHandOver(job.id);
  const canGive = jobCan.handOver(job, queue, account).allowed;
  const canTakeBack = jobCan.takeBack(job, account).allowed;
  if (job.state === 'finished' || (!canGive && job.handedOver === null)) return null;
  const run = async (handedOver: boolean) => {
    try {
      await mutateAsync(handedOver);
    } catch (error) {
      notifyRefusal(error);
    }
  };
  return (
    <div data-acts className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t px-4 py-3">
      <p className="min-w-0 flex-1 basis-72 text-sm text-ink-2">
        <Sentence job={job} queue={queue} />
      </p>
      {canGive && (
        <Button className="max-sm:w-full" loading={isPending} onClick={() => void run(true)}>
          Hand over
        </Button>
      )}
      {canTakeBack && (
        <Button className="max-sm:w-full" loading={isPending} onClick={() => void run(false)}>
          Take it back
        </Button>
      )}
    </div>
  );
}

function Sentence({ job, queue }: { job: JobView; queue: QueueView }) {
  const who = queue.gateway?.names.join(' or ') ?? 'The integration';
  if (job.handedOver === null) {
    return `${who} can have these records: it gets them with its next process call, and finishes them itself.`;
  }
  if (job.replayed !== null) {
    return (
      <>
        Handed over by {job.handedOver.by}. {job.replayed.to} fetched these records{' '}
        <Time at={job.replayed.at} /> and is to finish them.
      </>
    );
  }
  return (
    <>
      Handed over by {job.handedOver.by} <Time at={job.handedOver.at} />. {who} gets these records with its
      next process call.
    </>
  );
}
