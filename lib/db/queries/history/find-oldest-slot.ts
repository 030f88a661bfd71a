import type { Queryable } from '../../database';

/** The oldest slot of a tier that lies open; null when there is none. */
export async function findOldestSlot(db: Queryable, tier: number): Promise<number | null> {
  const row = await db
    .selectFrom('queue_history')
    .select((query) => query.fn.min<number | null>('slot').as('slot'))
    .where('tier', '=', tier)
    .executeTakeFirst();
  return row?.slot ?? null;
}
