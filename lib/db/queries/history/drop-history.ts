import { BLOCK_SLOTS, PACKED_TIERS, TIER_CODES } from '@/lib/domain/history';
import type { Queryable } from '../../database';

/** Removes what a tier holds before one slot, and after another: that was written by a clock that went wrong. Of packed slots whole blocks go. */
export async function dropHistory(
  db: Queryable,
  { tier, before, after }: { tier: number; before: number; after: number },
): Promise<void> {
  for (const table of ['queue_history', 'site_history'] as const) {
    await db.deleteFrom(table).where('tier', '=', tier).where('slot', '<', before).execute();
    await db.deleteFrom(table).where('tier', '=', tier).where('slot', '>', after).execute();
  }
  const packed = PACKED_TIERS.find((name) => TIER_CODES[name] === tier);
  if (packed === undefined) return;
  const blockOf = (slot: number): number => Math.floor(slot / BLOCK_SLOTS[packed]);
  const table = 'packed_history';
  await db.deleteFrom(table).where('tier', '=', tier).where('block', '<', blockOf(before)).execute();
  await db.deleteFrom(table).where('tier', '=', tier).where('block', '>', blockOf(after)).execute();
}
