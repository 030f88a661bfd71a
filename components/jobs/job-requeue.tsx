'use client';

import { useAccount } from '@/lib/client/account';
import { queries, useLive } from '@/lib/client/queries';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { jobCan, refusedRequeue } from '@/lib/domain/job-can';
import { Callout } from '../ui/callout';
import { Time } from '../ui/time';
import { RequeueButton } from './requeue-button';

interface JobRequeueProps {
  job: JobView;
  queue: QueueView;
}

/** What the built-in site says about sending the records back; nothing is asked for a job that cannot be. */
function useRequeueState({ job, queue }: JobRequeueProps) {
  return useLive(queries.jobRequeue(job.id), refusedRequeue(job, queue) === null).data?.requeue;
}

/** The button, for whoever may; not drawn when the records cannot go back. */
export function RequeueAction(props: JobRequeueProps) {
  const account = useAccount();
  const requeue = useRequeueState(props);
  const can = jobCan.requeue(props.job, props.queue, account);
  if (!can.allowed || requeue === undefined || requeue.refusal !== null) return null;
  return <RequeueButton {...props} requeue={requeue} />;
}

/** Says that the records went back, when, and by whom. */
export function RequeuedNotice(props: JobRequeueProps) {
  const requeue = useRequeueState(props);
  if (requeue === undefined || requeue.requeuedAt === null) return null;
  return (
    <Callout title="The records of this job were queued again">
      {requeue.requeuedBy ?? 'Somebody'} sent them back to the queue <Time at={requeue.requeuedAt} />, with
      the times they were first triggered. A later job of this queue holds them now, or will.
    </Callout>
  );
}
