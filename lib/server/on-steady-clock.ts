import { readJson, writeJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { lookAtClock, type SeenClock } from '@/lib/domain/steady-clock';
import type { Runtime } from './runtime';

const SEEN_CLOCK = 'seen-clock';

/**
 * What removes for good by the clock rests while the clock is not to be trusted: one that is years off for an hour would call
 * everything old, or everything future. What is older than it is kept goes a day later then.
 */
export async function onSteadyClock(runtime: Runtime, work: () => Promise<unknown>): Promise<void> {
  if (await isSteady(runtime)) await work();
}

async function isSteady({ database: { kysely }, console: { clock }, log }: Runtime): Promise<boolean> {
  const now = clock.now();
  const text = await getSetting(kysely, SEEN_CLOCK);
  // What an earlier version wrote down has no `doubted`.
  const before = text === undefined ? {} : readJson<Partial<SeenClock>>(text);
  const seen = lookAtClock({ at: before.at ?? null, doubted: before.doubted ?? null }, now);
  await putSetting(kysely, SEEN_CLOCK, writeJson(seen));
  if (seen.at !== null && seen.doubted?.goneOnMs === 0)
    log.warn(
      { now: new Date(now), seenBefore: new Date(seen.at) },
      'The clock jumped: nothing old is removed until it has gone on like this for a day',
    );
  return seen.at === now;
}
