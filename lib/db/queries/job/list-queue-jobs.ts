import type { Queryable } from '../../database';
import { lastOutcome, type JobRow } from './list-unfinished-jobs';

/** The newest jobs of a queue, newest first. */
export async function listQueueJobs(db: Queryable, queueId: string, limit: number): Promise<JobRow[]> {
  return db
    .selectFrom('job')
    .selectAll('job')
    .select(lastOutcome)
    .where('job.queue_id', '=', queueId)
    .orderBy('job.opened_at', 'desc')
    .orderBy('job.id', 'desc')
    .limit(limit)
    .execute();
}
