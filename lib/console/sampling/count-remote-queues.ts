import type { Queryable } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { countBadCalls } from '@/lib/db/queries/call/count-bad-calls';
import { addToPoints } from '@/lib/db/queries/history/add-to-points';
import { listReadings } from '@/lib/db/queries/reading/list-readings';
import { markCounted } from '@/lib/db/queries/reading/mark-counted';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { listSites } from '@/lib/db/queries/site/list-sites';
import type { NewRow, Row } from '@/lib/db/schema';
import { bucketStart, HISTORY_TIERS, type HistoryTier } from '@/lib/domain/history';
import type { ConsoleContext } from '../context';

/**
 * Takes one sample of every real site from the ledger alone: nothing is called. Counters are what the ledger saw taken and
 * cleared since the last sample; a gauge is written only where something is known at this moment, else the chart has a gap
 * (console.md: never a guess shown as a fact).
 */
export async function countRemoteQueues(ctx: ConsoleContext): Promise<void> {
  const sites = await listSites(ctx.database.kysely);
  for (const site of sites) {
    if (site.kind === 'remote' && site.archived_at === null) await countSite(ctx, site.id);
  }
}

async function countSite(ctx: ConsoleContext, siteId: string): Promise<void> {
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const since = await sampledAt(trx, siteId, now);
    const failed =
      since === null ? new Map() : await countBadCalls(trx, { siteId, after: since, until: now });
    const readings = await listReadings(trx, siteId);
    const samples = readings.map((reading) => sampleOf(reading, failed.get(reading.queue_id) ?? 0));
    const told = samples.filter(saysSomething);
    await addToPoints(
      trx,
      told.flatMap((sample) => pointsOf(sample, now)),
    );
    for (const { queue_id: queueId, taken, finished } of told.filter(
      (sample) => sample.processed + sample.finishedNow > 0,
    )) {
      await markCounted(trx, queueId, { counted_taken: taken, counted_finished: finished });
    }
  });
}

async function sampledAt(trx: Queryable, siteId: string, now: number): Promise<number | null> {
  const name = `sampled-at:${siteId}`;
  const last = await getSetting(trx, name);
  await putSetting(trx, name, writeJson(now));
  return last === undefined ? null : readJson<number>(last);
}

interface RemoteSample {
  queue_id: string;
  /** A short batch showed it at this moment; null when nothing did. */
  observed: { queued: number | null; at: number } | null;
  processing: number | null;
  processed: number;
  finishedNow: number;
  failed: number;
  /** The totals it counts up to. */
  taken: number;
  finished: number;
}

function sampleOf(reading: Row<'queue_reading'>, failed: number): RemoteSample {
  const taken = reading.taken_total ?? 0;
  const finished = reading.finished_total ?? 0;
  return {
    queue_id: reading.queue_id,
    observed: reading.queued_basis === 'observed' ? { queued: reading.queued, at: reading.queued_at } : null,
    processing: reading.processing_basis === 'ledger' ? reading.processing : null,
    processed: Math.max(0, taken - (reading.counted_taken ?? 0)),
    finishedNow: Math.max(0, finished - (reading.counted_finished ?? 0)),
    failed,
    taken,
    finished,
  };
}

function saysSomething(sample: RemoteSample): boolean {
  const counted = sample.processed + sample.finishedNow + sample.failed;
  return counted > 0 || sample.observed !== null || sample.processing !== null;
}

function pointsOf(sample: RemoteSample, now: number): NewRow<'history_point'>[] {
  const point = {
    queue_id: sample.queue_id,
    processing: sample.processing,
    oldest_age_ms: null,
    // What enters a real site's queue, nobody tells.
    entered: null,
    processed: sample.processed,
    finished: sample.finishedNow,
    failed: sample.failed,
  };
  const tiers: HistoryTier[] = ['minute', 'quarter'];
  return tiers.map((tier) => {
    const at = bucketStart(now, HISTORY_TIERS[tier]);
    const isOfThisBucket = sample.observed !== null && sample.observed.at >= at;
    return { ...point, tier, at, queued: isOfThisBucket ? (sample.observed?.queued ?? null) : null };
  });
}
