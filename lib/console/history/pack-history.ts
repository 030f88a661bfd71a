import { findOldestSlot } from '@/lib/db/queries/history/find-oldest-slot';
import { listSeriesIn } from '@/lib/db/queries/history/list-series-in';
import { packBlock } from '@/lib/db/queries/history/pack-block';
import {
  BLOCK_SLOTS,
  PACKED_TIERS,
  SLOT_MS,
  TIER_CODES,
  UNPACKED_MS,
  type PackedTier,
} from '@/lib/domain/history';
import type { ConsoleContext } from '../context';

/** Blocks of a tier in one round. What an earlier version left takes a day's rounds, and nobody waits for it. */
const MOST_BLOCKS = 48;
/** Queues of one transaction: others write between two of them. */
const MOST_QUEUES = 50;

/**
 * Packs what is past: a row for each queue and block, where there was one for each slot (docs/decisions/0054). When it is late, or was
 * stopped, nothing is missing: what is read is what lies open and what is packed together.
 */
export async function packHistory(ctx: ConsoleContext, signal: AbortSignal): Promise<void> {
  for (const tier of PACKED_TIERS)
    for (let blocks = 0; blocks < MOST_BLOCKS; blocks += 1) if (!(await packOldest(ctx, tier, signal))) break;
}

/** @returns false when no block is past, or it is to stop. */
async function packOldest(
  { database, clock }: ConsoleContext,
  tier: PackedTier,
  signal: AbortSignal,
): Promise<boolean> {
  const [code, slots] = [TIER_CODES[tier], BLOCK_SLOTS[tier]];
  const oldest = await findOldestSlot(database.kysely, code);
  if (oldest === null) return false;
  const block = Math.floor(oldest / slots);
  const end = (block + 1) * slots;
  if (end * SLOT_MS[tier] > clock.now() - UNPACKED_MS[tier]) return false;
  const all = await listSeriesIn(database.kysely, { tier: code, first: block * slots, last: end - 1 });
  for (let start = 0; start < all.length; start += MOST_QUEUES) {
    if (signal.aborted) return false;
    const series = all.slice(start, start + MOST_QUEUES);
    await database.transaction((trx) =>
      packBlock(trx, database.support, { tier: code, block, slots, series }),
    );
  }
  return true;
}
