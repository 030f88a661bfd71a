import type { Queryable } from '../../database';

/** The queues that have a slot from `first` to `last` lying open, in their order. */
export async function listSeriesIn(
  db: Queryable,
  { tier, first, last }: { tier: number; first: number; last: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom('queue_history')
    .select('series')
    .distinct()
    .where('tier', '=', tier)
    .where('slot', '>=', first)
    .where('slot', '<=', last)
    .orderBy('series')
    .execute();
  return rows.map(({ series }) => series);
}
