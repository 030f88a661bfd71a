import type { Queryable } from '@/lib/db/database';
import { addQueueDurations, addSiteDurations } from '@/lib/db/queries/history/add-durations';
import { claimFinishedJobs, type FinishedJob } from '@/lib/db/queries/history/claim-finished-jobs';
import { listSeries } from '@/lib/db/queries/history/list-series';
import { histogramOf } from '@/lib/domain/duration-histogram';
import { HISTORY_TIERS, KEPT_MS, slotOf, TIER_CODES, type HistoryTier } from '@/lib/domain/history';
import { groupBy } from '../group-by';
import { historyZone } from './history-zone';

/** Jobs counted with one sample at most; what is left comes with the next. */
const MOST_JOBS = 500;

/**
 * Counts how long each job of a site was open that has finished since, in the bucket in which it finished. Each is claimed and counted
 * in one transaction, so once, whoever took it and however its end came to be known.
 */
export async function countDurations(trx: Queryable, siteId: string, now: number): Promise<void> {
  const jobs = (await claimFinishedJobs(trx, siteId, MOST_JOBS)).flatMap(measured);
  if (jobs.length === 0) return;
  const timeZone = await historyZone(trx);
  const series = await listSeries(trx, [...new Set(jobs.map(({ queueId }) => queueId))]);
  for (const tier of HISTORY_TIERS) {
    const kept = jobs.filter(({ finishedAt }) => finishedAt >= now - KEPT_MS[tier]);
    const placed = kept.map((job) => ({ ...job, slot: slotOf(tier, job.finishedAt, timeZone) }));
    await addTier(trx, { siteId, tier, placed, series });
  }
}

interface Measured {
  queueId: string;
  finishedAt: number;
  ms: number;
}

/** A job that ended before it began was timed by a clock that was set back: how long it took is not known. */
function measured({
  queue_id: queueId,
  opened_at: openedAt,
  finished_at: finishedAt,
}: FinishedJob): Measured[] {
  if (finishedAt === null || finishedAt < openedAt) return [];
  return [{ queueId, finishedAt, ms: finishedAt - openedAt }];
}

interface TierOfDurations {
  siteId: string;
  tier: HistoryTier;
  placed: readonly (Measured & { slot: number })[];
  series: ReadonlyMap<string, number>;
}

async function addTier(trx: Queryable, { siteId, tier, placed, series }: TierOfDurations): Promise<void> {
  const code = TIER_CODES[tier];
  for (const [slot, jobs] of groupBy(placed, 'slot')) {
    await addSiteDurations(trx, { tier: code, slot, siteId, histogram: durationsOf(jobs) });
    for (const [queueId, ofQueue] of groupBy(jobs, 'queueId')) {
      const id = series.get(queueId);
      if (id === undefined) continue;
      await addQueueDurations(trx, { tier: code, slot, series: id, histogram: durationsOf(ofQueue) });
    }
  }
}

function durationsOf(jobs: readonly Measured[]) {
  return histogramOf(jobs.map(({ ms }) => ms));
}
