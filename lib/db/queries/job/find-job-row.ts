import type { Queryable } from '../../database';
import { lastOutcome, type JobRow } from './list-unfinished-jobs';

/** A job with what its last call came to. */
export async function findJobRow(db: Queryable, jobId: string): Promise<JobRow | undefined> {
  return db
    .selectFrom('job')
    .selectAll('job')
    .select(lastOutcome)
    .where('job.id', '=', jobId)
    .executeTakeFirst();
}
