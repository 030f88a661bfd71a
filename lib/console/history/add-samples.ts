import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import {
  addToQueueHistory,
  addToSiteHistory,
  type QueueFigures,
  type SiteFigures,
} from '@/lib/db/queries/history/add-to-history';
import { listSeries } from '@/lib/db/queries/history/list-series';
import { HISTORY_TIERS, slotOf, slotStart, TIER_CODES, type HistoryTier } from '@/lib/domain/history';
import { historyZone } from './history-zone';

/** What one sample tells of a queue. Counters are what was added since the sample before. Null is not known. */
export interface QueueSample {
  queueId: string;
  queued: number | null;
  /** When `queued` was so; a count from before a bucket began says nothing about it. */
  queuedAt: number;
  processing: number | null;
  oldestAgeMs: number | null;
  /** What the sample before found, grown until then: the most of the bucket that it was in. */
  oldestAgeBeforeMs: number | null;
  entered: number | null;
  processed: number | null;
  finished: number | null;
  failed: number;
  /** Nothing has changed since the sample before, but that it grew older: nothing is written within a minute then. */
  isRepeat: boolean;
}

export interface SamplesOfSite {
  siteId: string;
  now: number;
  /** When the sample before was taken; null for the first. */
  before: number | null;
  samples: readonly QueueSample[];
  /** And of all queues in which nothing changed since the sample before, in the same minute; nothing is written of each. */
  steady?: SteadySum | undefined;
}

/** What queues add to the sum of their site. */
export interface SteadySum extends Figures {
  /** How many there are of which something is known. */
  queues: number;
}

/**
 * Writes a sample of a site to every tier at once: a row for each queue, and their sum. The age of what merely waits on is written once
 * a minute, and what it had become at the end of a bucket with the first sample after it: where nothing else changes, that is the most.
 */
export async function addSamples(
  trx: Queryable,
  support: DialectSupport,
  taken: SamplesOfSite,
): Promise<void> {
  if (taken.samples.length === 0 && taken.steady === undefined) return;
  const timeZone = await historyZone(trx);
  const rows: UnnumberedRow[] = [];
  const ofSite: SiteFigures[] = [];
  const figuresSince = makeFiguresSince(taken.samples, taken.steady);
  const places = HISTORY_TIERS.map((tier) => placeIn(tier, taken, timeZone));
  const isNewMinute = places.some(({ isNew }) => isNew);
  for (const place of places) {
    const { tier, slot } = place;
    const { figures, sum } = figuresSince(slotStart(tier, slot, timeZone));
    ofSite.push({ ...placeOf(tier, slot), site_id: taken.siteId, ...sum });
    for (const [index, sample] of taken.samples.entries()) {
      // Most of a thousand, most of the time.
      if (sample.isRepeat && !isNewMinute) continue;
      const known = figures[index];
      if (known !== undefined) rows.push(...rowsOf(sample, known, place));
    }
  }
  await addToQueueHistory(trx, support, await numbered(trx, taken.siteId, rows));
  await addToSiteHistory(trx, support, ofSite);
}

/** A row of a queue's history before the small number of the queue is known. */
type UnnumberedRow = Omit<QueueFigures, 'series'> & { queueId: string };

/** What one sample of a queue writes to a tier: a change, or the first of a minute. */
function rowsOf(
  sample: QueueSample,
  known: Figures,
  { tier, slot, ended, isNew }: ReturnType<typeof placeIn>,
): UnnumberedRow[] {
  const { queueId, isRepeat, oldestAgeMs } = sample;
  const before = ageInSeconds(sample.oldestAgeBeforeMs);
  const rows: UnnumberedRow[] = [];
  if (ended !== null && before !== null)
    rows.push({ ...placeOf(tier, ended), queueId, ...NOTHING, oldest_age_s: before });
  if (isRepeat && !isNew && oldestAgeMs === null) return rows;
  const age = isNew ? known.oldest_age_s : older(known.oldest_age_s, before);
  rows.push({ ...placeOf(tier, slot), queueId, ...known, oldest_age_s: age });
  return rows;
}

async function numbered(
  trx: Queryable,
  siteId: string,
  rows: readonly UnnumberedRow[],
): Promise<QueueFigures[]> {
  const series = await listSeries(trx, siteId, [...new Set(rows.map(({ queueId }) => queueId))]);
  return rows.flatMap(({ queueId, ...row }) => {
    const id = series.get(queueId);
    return id === undefined ? [] : [{ ...row, series: id }];
  });
}

/** Where a sample stands in a tier, and the bucket that has ended since the one before. */
function placeIn(tier: HistoryTier, { now, before }: SamplesOfSite, timeZone: string) {
  const slot = slotOf(tier, now, timeZone);
  const earlier = before === null ? null : slotOf(tier, before, timeZone);
  const isNew = earlier !== slot;
  return { tier, slot, isNew, ended: isNew ? earlier : null };
}

const NOTHING = {
  queued: null,
  processing: null,
  entered: null,
  processed: null,
  finished: null,
  failed: null,
};

function ageInSeconds(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / 1000);
}

function older(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

function placeOf(tier: HistoryTier, slot: number) {
  return { tier: TIER_CODES[tier], slot };
}

type Figures = ReturnType<typeof figuresOf>;

/** The figures of all samples in a bucket that began then, and their sum: the same for every tier where no count is older than it. */
function makeFiguresSince(samples: readonly QueueSample[], steady: SteadySum | undefined) {
  const oldest = samples.reduce((least, { queuedAt }) => Math.min(least, queuedAt), Number.POSITIVE_INFINITY);
  const since = (start: number) => {
    const figures = samples.map((sample) => figuresOf(sample, start));
    return { figures, sum: sumOf(figures, steady) };
  };
  let ofAll: ReturnType<typeof since> | undefined;
  return (start: number) => (start > oldest ? since(start) : (ofAll ??= since(start)));
}

function figuresOf(sample: QueueSample, start: number) {
  return {
    queued: sample.queuedAt >= start ? sample.queued : null,
    processing: sample.processing,
    oldest_age_s: ageInSeconds(sample.oldestAgeMs),
    entered: sample.entered,
    processed: sample.processed,
    finished: sample.finished,
    failed: sample.failed,
  };
}

/** A sum of what is known; null where nothing is. The oldest of a site is that of its oldest queue. */
function sumOf(figures: readonly Figures[], steady: SteadySum | undefined) {
  const all = steady === undefined ? figures : [...figures, steady];
  const known = (key: keyof Figures) => all.map((one) => one[key]).filter((value) => value !== null);
  const total = (key: keyof Figures) => {
    const values = known(key);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
  };
  const ages = known('oldest_age_s');
  return {
    queued: total('queued'),
    processing: total('processing'),
    oldest_age_s: ages.length === 0 ? null : ages.reduce((most, age) => Math.max(most, age), 0),
    entered: total('entered'),
    processed: total('processed'),
    finished: total('finished'),
    failed: total('failed'),
    queues:
      figures.filter(({ queued, processing }) => queued !== null || processing !== null).length +
      (steady?.queues ?? 0),
  };
}
