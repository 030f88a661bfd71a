import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import {
  addQueueDurations,
  addSiteDurations,
  type QueueDurations,
  type SiteDurations,
} from '@/lib/db/queries/history/add-durations';
import { claimFinishedJobs, type FinishedJob } from '@/lib/db/queries/history/claim-finished-jobs';
import { listSeries } from '@/lib/db/queries/history/list-series';
import { histogramOf } from '@/lib/domain/duration-histogram';
import { HISTORY_TIERS, KEPT_MS, slotOf, TIER_CODES } from '@/lib/domain/history';
import { groupBy } from '../group-by';
import { historyZone } from './history-zone';

/** Jobs counted with one sample at most; what is left comes with the next, seconds later. */
const MOST_JOBS = 200;

/**
 * Counts how long each job of a site was open that has finished since, in the bucket in which it finished. Each is claimed and counted
 * in one transaction, so once, whoever took it and however its end came to be known.
 */
export async function countDurations(
  trx: Queryable,
  support: DialectSupport,
  { siteId, now }: { siteId: string; now: number },
): Promise<void> {
  const jobs = (await claimFinishedJobs(trx, siteId, MOST_JOBS)).flatMap(measured);
  if (jobs.length === 0) return;
  const timeZone = await historyZone(trx);
  const series = await listSeries(trx, siteId, [...new Set(jobs.map(({ queueId }) => queueId))]);
  const ofSite: SiteDurations[] = [];
  const ofQueues: QueueDurations[] = [];
  for (const tier of HISTORY_TIERS) {
    const kept = jobs.filter(({ finishedAt }) => finishedAt >= now - KEPT_MS[tier]);
    const placed = kept.map((job) => ({ ...job, slot: slotOf(tier, job.finishedAt, timeZone) }));
    for (const [slot, inSlot] of groupBy(placed, 'slot')) {
      const place = { tier: TIER_CODES[tier], slot };
      ofSite.push({ ...place, siteId, histogram: durationsOf(inSlot) });
      for (const [queueId, ofQueue] of groupBy(inSlot, 'queueId')) {
        const id = series.get(queueId);
        if (id !== undefined) ofQueues.push({ ...place, series: id, histogram: durationsOf(ofQueue) });
      }
    }
  }
  await addSiteDurations(trx, support, ofSite);
  await addQueueDurations(trx, support, ofQueues);
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

function durationsOf(jobs: readonly Measured[]) {
  return histogramOf(jobs.map(({ ms }) => ms));
}
