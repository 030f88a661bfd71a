import type { Queryable } from '../../database';

/** Calls about no job that were settled before a moment and whose body is still stored: refusals, error pages, cut answers. */
export async function listStrayBodies(db: Queryable, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('call')
    .select('id')
    .where('job_id', 'is', null)
    .where('purged_at', 'is', null)
    .where('body_bytes', '>', 0)
    .where('settled_at', '<', before)
    .where('state', 'in', ['answered', 'failed'])
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
