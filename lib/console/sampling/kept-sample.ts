import type { Database } from '@/lib/db/database';
import type { Row } from '@/lib/db/schema';
import { slotOf } from '@/lib/domain/history';
import type { QueueFacts } from './site-facts';

/**
 * What a sample of a site found and left in the database, so that the next one need not read what nobody changed. It is never believed
 * by itself: it holds only for whoever sampled last, in the same minute, and what it says of readings only while all of them are dated
 * as that sample dated them.
 */
export interface KeptSample {
  /** When it was taken. */
  at: number;
  /** What to ask the site with the next time. */
  next: string | null;
  /** By Queue UUID, as the site told them. */
  facts: ReadonlyMap<string, QueueFacts>;
  queues: ReadonlyMap<string, Row<'queue'>>;
  /** By queue, as they stand in the database but for their moments. */
  readings: ReadonlyMap<string, Row<'queue_reading'>>;
  /** How many queues it was told of. */
  told: number;
}

const samples = new WeakMap<Database, Map<string, KeptSample>>();

/**
 * Takes what was kept of a site; undefined when it does not hold any more. Once a minute nothing does: then all is read, whatever there
 * may be that nobody noted. Nothing is kept until the next `keepSample`.
 */
export function takeKept(
  database: Database,
  siteId: string,
  { lastAt, now }: { lastAt: number | null; now: number },
): KeptSample | undefined {
  const last = lastTaken(database, siteId, lastAt);
  samples.get(database)?.delete(siteId);
  return last !== undefined && minuteOf(last.at) === minuteOf(now) ? last : undefined;
}

/** The last sample of a site, where it was taken here: what it was told then stays true of that moment. */
export function lastTaken(database: Database, siteId: string, lastAt: number | null): KeptSample | undefined {
  const kept = samples.get(database)?.get(siteId);
  return kept?.at === lastAt ? kept : undefined;
}

export function keepSample(database: Database, siteId: string, sample: KeptSample): void {
  const ofSites = samples.get(database) ?? new Map<string, KeptSample>();
  samples.set(database, ofSites.set(siteId, sample));
}

function minuteOf(at: number): number {
  return slotOf('minute', at, 'UTC');
}
