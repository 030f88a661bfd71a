import type { Queryable } from '../../database';

/** Removes what a tier holds before one slot, and after another: that was written by a clock that went wrong. */
export async function dropHistory(
  db: Queryable,
  { tier, before, after }: { tier: number; before: number; after: number },
): Promise<void> {
  for (const table of ['queue_history', 'site_history'] as const) {
    await db.deleteFrom(table).where('tier', '=', tier).where('slot', '<', before).execute();
    await db.deleteFrom(table).where('tier', '=', tier).where('slot', '>', after).execute();
  }
}
