import type { Queryable } from '../../database';

/** Removes entries up to a place in the chain, some at a time. The database refuses what no checkpoint stands for. @returns how many */
export async function deleteSealed(db: Queryable, upTo: number, limit: number): Promise<number> {
  const oldest = db
    .selectFrom('activity')
    .select('id')
    .where('sequence', '<=', upTo)
    .orderBy('sequence')
    .limit(limit);
  const result = await db.deleteFrom('activity').where('id', 'in', oldest).executeTakeFirst();
  return Number(result.numDeletedRows);
}
