import type { Queryable } from '../../database';

/** When the entries after a place in the chain were written, in its order. */
export async function listAges(
  db: Queryable,
  after: number,
  limit: number,
): Promise<{ sequence: number; at: number; chain: string }[]> {
  const rows = await db
    .selectFrom('activity')
    .select(['sequence', 'at', 'chain'])
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.flatMap(({ sequence, at, chain }) =>
    sequence === null || chain === null ? [] : [{ sequence, at, chain }],
  );
}
