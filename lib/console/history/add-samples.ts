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
  entered: number | null;
  processed: number | null;
  finished: number | null;
  failed: number;
  /** Nothing has changed since the sample before: in the same bucket there is nothing to write then. */
  isRepeat: boolean;
}

export interface SamplesOfSite {
  siteId: string;
  now: number;
  /** When the sample before was taken; null for the first. */
  before: number | null;
  samples: readonly QueueSample[];
}

/** Writes a sample of a site to every tier at once: a row for each queue, and their sum. */
export async function addSamples(
  trx: Queryable,
  support: DialectSupport,
  taken: SamplesOfSite,
): Promise<void> {
  if (taken.samples.length === 0) return;
  const timeZone = await historyZone(trx);
  const series = await listSeries(
    trx,
    taken.siteId,
    taken.samples.map(({ queueId }) => queueId),
  );
  const ofQueues: QueueFigures[] = [];
  const ofSite: SiteFigures[] = [];
  const figuresSince = makeFiguresSince(taken.samples);
  for (const tier of HISTORY_TIERS) {
    const slot = slotOf(tier, taken.now, timeZone);
    const isNew = taken.before === null || slotOf(tier, taken.before, timeZone) !== slot;
    const { figures, sum } = figuresSince(slotStart(tier, slot, timeZone));
    ofSite.push({ ...placeOf(tier, slot), site_id: taken.siteId, ...sum });
    for (const [index, sample] of taken.samples.entries()) {
      const id = series.get(sample.queueId);
      const known = figures[index];
      if (id === undefined || known === undefined || (sample.isRepeat && !isNew)) continue;
      ofQueues.push({ ...placeOf(tier, slot), series: id, ...known });
    }
  }
  await addToQueueHistory(trx, support, ofQueues);
  await addToSiteHistory(trx, support, ofSite);
}

function placeOf(tier: HistoryTier, slot: number) {
  return { tier: TIER_CODES[tier], slot };
}

type Figures = ReturnType<typeof figuresOf>;

/** The figures of all samples in a bucket that began then, and their sum: the same for every tier where no count is older than it. */
function makeFiguresSince(samples: readonly QueueSample[]) {
  const oldest = samples.reduce((least, { queuedAt }) => Math.min(least, queuedAt), Number.POSITIVE_INFINITY);
  const since = (start: number) => {
    const figures = samples.map((sample) => figuresOf(sample, start));
    return { figures, sum: sumOf(figures) };
  };
  let ofAll: ReturnType<typeof since> | undefined;
  return (start: number) => (start > oldest ? since(start) : (ofAll ??= since(start)));
}

function figuresOf(sample: QueueSample, start: number) {
  return {
    queued: sample.queuedAt >= start ? sample.queued : null,
    processing: sample.processing,
    oldest_age_s: sample.oldestAgeMs === null ? null : Math.floor(sample.oldestAgeMs / 1000),
    entered: sample.entered,
    processed: sample.processed,
    finished: sample.finished,
    failed: sample.failed,
  };
}

/** A sum of what is known; null where nothing is. The oldest of a site is that of its oldest queue. */
function sumOf(figures: readonly Figures[]) {
  const known = (key: keyof Figures) => figures.map((one) => one[key]).filter((value) => value !== null);
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
    queues: figures.filter(({ queued, processing }) => queued !== null || processing !== null).length,
  };
}
