import { lockSiteHistory } from '@/lib/db/queries/history/lock-site-history';
import { listReadings } from '@/lib/db/queries/reading/list-readings';
import { setReadingProblem } from '@/lib/db/queries/reading/set-reading-problem';
import { growth } from '@/lib/domain/history';
import type { FluxxClient } from '@/lib/fluxx/client';
import { isSiteError } from '@/lib/fluxx/site-error';
import type { ConsoleContext } from '../context';
import { addSamples, type QueueSample } from '../history/add-samples';
import { countDurations } from '../history/count-durations';
import { countFailed } from './count-failed';
import { noteForeignJobs } from './foreign-jobs';
import { readQueueFacts, SAMPLED_COLUMNS, type QueueFacts } from './site-facts';
import { storeReadings, type ToldReading } from './store-readings';
import { lastSampled, takeTurn } from './take-turn';
import { trackQueues } from './track-queues';

/**
 * Takes one sample of a site that tells its counts: reads its `alert` model over REST (never the poll paths), keeps what
 * it says as the current reading and adds it to the history. A site that does not answer keeps its last readings, which
 * grow old visibly, and the reason.
 */
export async function sampleSite(
  context: ConsoleContext,
  siteId: string,
  client: FluxxClient,
): Promise<void> {
  const lastAt = await lastSampled(context.database.kysely, siteId);
  const facts = await readFacts(context, siteId, client);
  if (facts === undefined) return;
  const now = context.clock.now();
  const { support } = context.database;
  await context.database.transaction(async (trx) => {
    await lockSiteHistory(trx, support, siteId);
    if (!(await takeTurn(trx, siteId, { before: lastAt, now }))) return;
    const queues = await trackQueues(trx, siteId, facts, now);
    const before = new Map((await listReadings(trx, siteId)).map((reading) => [reading.queue_id, reading]));
    const failed = await countFailed(trx, siteId, { after: lastAt, until: now });
    const samples = facts.flatMap((fact) => {
      const queue = queues.get(fact.queueUuid);
      return queue === undefined ? [] : [{ queueId: queue.id, fact, before: before.get(queue.id) }];
    });
    await storeReadings(trx, support, { siteId, now, queues: [...queues.values()], samples });
    await noteForeignJobs(trx, samples, now);
    await addSamples(trx, support, {
      siteId,
      now,
      before: lastAt,
      samples: samples.map((sample) => sampleOf(sample, failed.get(sample.queueId) ?? 0, { now, lastAt })),
    });
    await countDurations(trx, support, { siteId, now });
  });
}

async function readFacts(
  context: ConsoleContext,
  siteId: string,
  client: FluxxClient,
): Promise<QueueFacts[] | undefined> {
  try {
    return readQueueFacts(await client.listAlerts({ columns: SAMPLED_COLUMNS }));
  } catch (error) {
    if (!isSiteError(error)) throw error;
    await setReadingProblem(context.database.kysely, siteId, error.message);
    return undefined;
  }
}

/** A queue seen for the first time has grown from nothing: its totals began with it. */
function sampleOf(
  { queueId, fact, before }: ToldReading,
  failed: number,
  { now, lastAt }: { now: number; lastAt: number | null },
): QueueSample {
  const since = before ?? { entered_total: 0, taken_total: 0, finished_total: 0 };
  const counters = {
    entered: growth(since.entered_total, fact.enteredTotal),
    processed: growth(since.taken_total, fact.takenTotal),
    finished: growth(since.finished_total, fact.finishedTotal),
    failed,
  };
  return {
    queueId,
    queued: fact.queued,
    queuedAt: now,
    processing: fact.processing,
    oldestAgeMs: ageAt(now, fact.oldestTriggeredAt),
    oldestAgeBeforeMs: lastAt === null ? null : ageAt(lastAt, before?.oldest_triggered_at ?? null),
    ...counters,
    isRepeat:
      before?.queued === fact.queued &&
      before.processing === fact.processing &&
      before.oldest_triggered_at === fact.oldestTriggeredAt &&
      Object.values(counters).every((count) => count === 0),
  };
}

function ageAt(at: number, triggeredAt: number | null): number | null {
  return triggeredAt === null ? null : Math.max(0, at - triggeredAt);
}
