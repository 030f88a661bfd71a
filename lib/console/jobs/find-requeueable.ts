import { findJob } from '@/lib/db/queries/job/find-job';
import { AppError } from '@/lib/domain/errors';
import { refusedRequeue } from '@/lib/domain/job-can';
import type { ConsoleContext } from '../context';
import { getQueueView } from '../queues/queue-view';

/** A job by the names its site knows it by. */
export interface SiteJob {
  queueUuid: string;
  jobUuid: string;
  /** As a sentence, why its records cannot go back to the queue for all the console knows; null when they can. */
  refusal: string | null;
}

/** Looks up the job of the built-in site that a job of the ledger stands for. @throws AppError `not-found` */
export async function findRequeueable(ctx: ConsoleContext, jobId: string): Promise<SiteJob> {
  const job = await findJob(ctx.database.kysely, jobId);
  if (job === undefined)
    throw new AppError('not-found', 'There is no such job in the ledger. Nothing was queued.');
  const queue = await getQueueView(ctx, job.queue_id);
  return { queueUuid: queue.queueUuid, jobUuid: job.job_uuid, refusal: refusedRequeue(job, queue) };
}
