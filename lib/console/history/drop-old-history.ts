import { dropHistory } from '@/lib/db/queries/history/drop-history';
import { HISTORY_TIERS, KEPT_MS, slotOf, TIER_CODES } from '@/lib/domain/history';
import type { ConsoleContext } from '../context';
import { historyZone } from './history-zone';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what each tier has kept long enough, and what stands in a future that only a wrong clock can have written. To be run on a
 * clock that is believed: by one that is wrong now, all of the history is one or the other.
 */
export async function dropOldHistory({ database, clock }: ConsoleContext): Promise<void> {
  const now = clock.now();
  const timeZone = await historyZone(database.kysely);
  for (const tier of HISTORY_TIERS) {
    await dropHistory(database.kysely, {
      tier: TIER_CODES[tier],
      before: slotOf(tier, now - KEPT_MS[tier], timeZone),
      after: slotOf(tier, now + DAY_MS, timeZone),
    });
  }
}
