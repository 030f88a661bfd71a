import type { Queryable } from '../../database';

/** The newest entry of the chain; undefined when nothing is sealed (any more). */
export async function findLastSealed(
  db: Queryable,
): Promise<{ sequence: number; chain: string; at: number } | undefined> {
  const row = await db
    .selectFrom('activity')
    .select(['sequence', 'chain', 'at'])
    .where('sequence', 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.sequence === null || row.chain === null) return undefined;
  return { sequence: row.sequence, chain: row.chain, at: row.at };
}
