import type { Queryable } from '../../database';
import type { JobWithQueue } from '../job/list-held-jobs';

/** Jobs that hold a record, by its id letter for letter, newest first. One look-up in the index. */
export async function findJobsOfRecord(
  db: Queryable,
  identity: string,
  limit: number,
): Promise<JobWithQueue[]> {
  return db
    .selectFrom('job_record')
    .innerJoin('job', 'job.id', 'job_record.job_id')
    .innerJoin('queue', 'queue.id', 'job.queue_id')
    .selectAll('job')
    .select('queue.name as queue_name')
    .where('job_record.identity', '=', identity)
    .orderBy('job.opened_at', 'desc')
    .orderBy('job.id', 'desc')
    .limit(limit)
    .execute();
}
