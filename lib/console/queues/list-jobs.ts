import { listQueueJobs } from '@/lib/db/queries/job/list-queue-jobs';
import { findQueueSite } from '@/lib/db/queries/queue/find-queue-site';
import type { JobView } from '@/lib/domain/api/views';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { toJobView } from './to-views';

/** The newest jobs of a queue, newest first. @throws AppError `not-found` */
export async function listJobs(ctx: ConsoleContext, queueId: string, limit = 100): Promise<JobView[]> {
  const queue = await findQueueSite(ctx.database.kysely, queueId);
  if (queue === undefined) throw new AppError('not-found', 'This queue is not tracked here.');
  const jobs = await listQueueJobs(ctx.database.kysely, queueId, limit);
  return jobs.map((job) => toJobView(job, queue.queueName));
}
