import { lockSiteHistory } from '@/lib/db/queries/history/lock-site-history';
import { listReadings } from '@/lib/db/queries/reading/list-readings';
import { markCounted } from '@/lib/db/queries/reading/mark-counted';
import { listSites } from '@/lib/db/queries/site/list-sites';
import type { Row } from '@/lib/db/schema';
import type { ConsoleContext } from '../context';
import { addSamples, type QueueSample } from '../history/add-samples';
import { countDurations } from '../history/count-durations';
import { countFailed } from './count-failed';
import { lastSampled, takeTurn } from './take-turn';

/**
 * Takes one sample of every real site from the ledger alone: nothing is called. Counters are what the ledger saw taken and
 * cleared since the last sample; a gauge is written only where something is known at this moment, else the chart has a gap
 * (console.md: never a guess shown as a fact). A site that cannot be sampled keeps no other from it.
 * @throws Error when some could not; the log says of each why.
 */
export async function countRemoteQueues(ctx: ConsoleContext, signal: AbortSignal): Promise<void> {
  const sites = (await listSites(ctx.database.kysely)).filter(
    (site) => site.kind === 'remote' && site.archived_at === null,
  );
  let failed = 0;
  for (const { id: siteId } of sites) {
    if (signal.aborted) break;
    try {
      await countSite(ctx, siteId);
    } catch (error) {
      failed += 1;
      ctx.log.error({ siteId, error }, 'A site could not be sampled; it is tried again at the next round');
    }
  }
  if (failed > 0) throw new Error(`${failed} of ${sites.length} sites could not be sampled`);
}

async function countSite(ctx: ConsoleContext, siteId: string): Promise<void> {
  const now = ctx.clock.now();
  const { support } = ctx.database;
  await ctx.database.transaction(async (trx) => {
    await lockSiteHistory(trx, support, siteId);
    // Nothing is asked outside this transaction, so nobody can come in between.
    const before = await lastSampled(trx, siteId);
    await takeTurn(trx, siteId, { before, now });
    const failed = await countFailed(trx, siteId, { isFirst: before === null });
    const readings = await listReadings(trx, siteId);
    const samples = readings.map((reading) => sampleOf(reading, failed.get(reading.queue_id) ?? 0));
    const told = samples.filter(saysSomething);
    await addSamples(trx, support, { siteId, now, before, samples: told });
    for (const { queueId, taken, finishedTotal } of told.filter((sample) => sample.moved > 0)) {
      await markCounted(trx, queueId, { counted_taken: taken, counted_finished: finishedTotal });
    }
    await countDurations(trx, support, { siteId, now });
  });
}

interface RemoteSample extends QueueSample {
  /** How many records were taken or cleared. */
  moved: number;
  /** The totals it counts up to. */
  taken: number;
  finishedTotal: number;
}

function sampleOf(reading: Row<'queue_reading'>, failed: number): RemoteSample {
  const taken = reading.taken_total ?? 0;
  const finishedTotal = reading.finished_total ?? 0;
  const processed = Math.max(0, taken - (reading.counted_taken ?? 0));
  const finished = Math.max(0, finishedTotal - (reading.counted_finished ?? 0));
  return {
    queueId: reading.queue_id,
    // A short batch showed it at this moment; else nothing did.
    queued: reading.queued_basis === 'observed' ? reading.queued : null,
    queuedAt: reading.queued_at,
    processing: reading.processing_basis === 'ledger' ? reading.processing : null,
    oldestAgeMs: null,
    oldestAgeBeforeMs: null,
    // What enters a real site's queue, nobody tells.
    entered: null,
    processed,
    finished,
    failed,
    isRepeat: false,
    moved: processed + finished,
    taken,
    finishedTotal,
  };
}

function saysSomething(sample: RemoteSample): boolean {
  return sample.moved + sample.failed > 0 || sample.queued !== null || sample.processing !== null;
}
