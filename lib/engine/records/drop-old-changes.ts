import { dropChangeSets } from '@/lib/db/queries/engine-change/drop-change-sets';
import type { EngineContext } from '../context';
import { readSiteSettings } from '../settings/site-settings';

const DAY = 24 * 60 * 60_000;
/** Saves of one transaction: a save holds up to a thousand changes, and others wait on SQLite meanwhile. */
const CHUNK = 50;

/** Drops what the change log has kept for as long as the site's settings say. @returns how many saves went. */
export async function dropOldChanges(ctx: EngineContext, signal: AbortSignal): Promise<number> {
  const { changeLogDays } = await readSiteSettings(ctx.database.kysely);
  const before = ctx.clock.now() - changeLogDays * DAY;
  let dropped = 0;
  while (!signal.aborted) {
    const count = await ctx.database.transaction((trx) => dropChangeSets(trx, before, CHUNK));
    dropped += count;
    if (count < CHUNK) break;
  }
  return dropped;
}
