import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Jobs finished before a moment whose payload is still stored, oldest first. An open job has no such moment. */
export async function listJobsToPurge(db: Queryable, before: number, limit: number): Promise<Row<'job'>[]> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('purged_at', 'is', null)
    .where('finished_at', '<', before)
    .where('state', '=', 'finished')
    .orderBy('finished_at')
    .limit(limit)
    .execute();
}
