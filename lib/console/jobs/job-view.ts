import { listJobCalls } from '@/lib/db/queries/call/list-job-calls';
import { findJobRow } from '@/lib/db/queries/job/find-job-row';
import type { CallView, JobView, QueueView } from '@/lib/domain/api/views';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { getQueueView } from '../queues/queue-view';
import { toCallView, toJobView } from '../queues/to-views';

export interface JobPage {
  job: JobView;
  /** Every call that made it, handed it out again or ended it, oldest first. */
  calls: CallView[];
  queue: QueueView;
}

/** A job with its timeline and its queue. @throws AppError `not-found` */
export async function getJobPage(ctx: ConsoleContext, jobId: string): Promise<JobPage> {
  const job = await findJobRow(ctx.database.kysely, jobId);
  if (job === undefined) throw new AppError('not-found', 'There is no such job in the ledger.');
  const queue = await getQueueView(ctx, job.queue_id);
  const calls = await listJobCalls(ctx.database.kysely, { queueId: job.queue_id, jobId });
  return { job: toJobView(job, queue.name), calls: calls.map(toCallView), queue };
}
