import type { Queryable } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { countBadCalls } from '@/lib/db/queries/call/count-bad-calls';
import { addToPoints } from '@/lib/db/queries/history/add-to-points';
import { listReadings } from '@/lib/db/queries/reading/list-readings';
import { putReadings } from '@/lib/db/queries/reading/put-readings';
import { setReadingProblem } from '@/lib/db/queries/reading/set-reading-problem';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import type { NewRow, Row } from '@/lib/db/schema';
import { bucketStart, growth, HISTORY_TIERS, type HistoryTier } from '@/lib/domain/history';
import type { FluxxClient } from '@/lib/fluxx/client';
import { isSiteError } from '@/lib/fluxx/site-error';
import type { ConsoleContext } from '../context';
import { countsOf } from './counts-of';
import { noteForeignJobs } from './foreign-jobs';
import { readQueueFacts, SAMPLED_COLUMNS, type QueueFacts } from './site-facts';
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
  const facts = await readFacts(context, siteId, client);
  if (facts === undefined) return;
  const now = context.clock.now();
  await context.database.transaction(async (trx) => {
    const queues = await trackQueues(trx, siteId, facts, now);
    const before = new Map((await listReadings(trx, siteId)).map((reading) => [reading.queue_id, reading]));
    const failed = await failedSince(trx, siteId, now);
    const samples = facts.flatMap((fact) => {
      const queue = queues.get(fact.queueUuid);
      return queue === undefined ? [] : [{ queueId: queue.id, fact, before: before.get(queue.id) }];
    });
    await putReadings(
      trx,
      samples.map((sample) => readingOf(sample, now)),
    );
    await noteForeignJobs(trx, samples, now);
    await addToPoints(
      trx,
      samples.flatMap((sample) => pointsOf(sample, failed.get(sample.queueId) ?? 0, now)),
    );
  });
}

interface Sample {
  queueId: string;
  fact: QueueFacts;
  before: Row<'queue_reading'> | undefined;
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

/** Counts each bad call once: those that ended since the last sample. */
async function failedSince(trx: Queryable, siteId: string, now: number): Promise<Map<string, number>> {
  const name = `sampled-at:${siteId}`;
  const last = await getSetting(trx, name);
  await putSetting(trx, name, writeJson(now));
  if (last === undefined) return new Map();
  return countBadCalls(trx, { siteId, after: readJson<number>(last), until: now });
}

function readingOf({ queueId, fact }: Sample, now: number): NewRow<'queue_reading'> {
  return {
    queue_id: queueId,
    ...countsOf(fact, now),
    entered_total: fact.enteredTotal,
    taken_total: fact.takenTotal,
    finished_total: fact.finishedTotal,
  };
}

/** The same sample for every tier. A queue seen for the first time has grown from nothing: its totals began with it. */
function pointsOf({ queueId, fact, before }: Sample, failed: number, now: number): NewRow<'history_point'>[] {
  const since = before ?? { entered_total: 0, taken_total: 0, finished_total: 0 };
  const sample = {
    queue_id: queueId,
    queued: fact.queued,
    processing: fact.processing,
    oldest_age_ms: fact.oldestTriggeredAt === null ? null : Math.max(0, now - fact.oldestTriggeredAt),
    entered: growth(since.entered_total, fact.enteredTotal),
    processed: growth(since.taken_total, fact.takenTotal),
    finished: growth(since.finished_total, fact.finishedTotal),
    failed,
  };
  const tiers: HistoryTier[] = ['minute', 'quarter'];
  return tiers.map((tier) => ({ ...sample, tier, at: bucketStart(now, HISTORY_TIERS[tier]) }));
}
