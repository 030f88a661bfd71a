import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import { lastOutcome, type JobRow } from './list-unfinished-jobs';

const byId = keptQuery((db, { id }: { id: string }) =>
  db.selectFrom('job').selectAll('job').select(lastOutcome).where('job.id', '=', id),
);

/** A job with what its last call came to. */
export async function findJobRow(db: Queryable, jobId: string): Promise<JobRow | undefined> {
  return byId.first(db, { id: jobId });
}
