import type { Queryable } from '../../database';

/**
 * Drops the oldest saves of the change log that are older than `before` (epoch milliseconds), at most `limit` of them.
 * @returns how many were dropped.
 */
export async function dropChangeSets(trx: Queryable, before: number, limit: number): Promise<number> {
  const sets = await trx
    .selectFrom('engine_change_set')
    .select('id')
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute();
  const ids = sets.map((set) => set.id);
  if (ids.length === 0) return 0;
  await trx.deleteFrom('engine_change').where('set_id', 'in', ids).execute();
  await trx.deleteFrom('engine_change_set').where('id', 'in', ids).execute();
  return ids.length;
}
