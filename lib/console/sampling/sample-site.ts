import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { lockSiteHistory } from '@/lib/db/queries/history/lock-site-history';
import { confirmReadings } from '@/lib/db/queries/reading/confirm-readings';
import { listReadings } from '@/lib/db/queries/reading/list-readings';
import type { NewReading } from '@/lib/db/queries/reading/put-readings';
import { setReadingProblem } from '@/lib/db/queries/reading/set-reading-problem';
import { growth } from '@/lib/domain/history';
import type { FluxxClient } from '@/lib/fluxx/client';
import { isSiteError } from '@/lib/fluxx/site-error';
import type { ConsoleContext } from '../context';
import { addSamples, type QueueSample } from '../history/add-samples';
import { countDurations } from '../history/count-durations';
import { countFailed } from './count-failed';
import { noteForeignJobs } from './foreign-jobs';
import { keepSample, lastTaken, takeKept, type KeptSample } from './kept-sample';
import { readQueueFacts, SAMPLED_COLUMNS, type QueueFacts } from './site-facts';
import { sumSteady, tellsTotals } from './steady-sum';
import { storeReadings, type ToldReading } from './store-readings';
import { lastSampled, takeTurn } from './take-turn';
import { trackQueues } from './track-queues';

/**
 * Takes one sample of a site that tells its counts: reads its `alert` model over REST (never the poll paths), keeps what
 * it says as the current reading and adds it to the history. A site that does not answer keeps its last readings, which
 * grow old visibly, and the reason. Within a minute only what changed since the sample before is read, where the site can tell that.
 */
export async function sampleSite(
  context: ConsoleContext,
  siteId: string,
  client: FluxxClient,
): Promise<void> {
  const { database, clock } = context;
  const lastAt = await lastSampled(database.kysely, siteId);
  const last = lastTaken(database, siteId, lastAt);
  const kept = takeKept(database, siteId, { lastAt, now: clock.now() });
  const answer = await readFacts(context, siteId, { client, kept });
  if (answer === undefined) return;
  const now = clock.now();
  const sample = { siteId, lastAt, now, last, kept, answer };
  const written = await database.transaction((trx) => write(trx, database.support, sample));
  if (written !== null) keepSample(database, siteId, written);
}

interface Answer {
  facts: ReadonlyMap<string, QueueFacts>;
  isWhole: boolean;
  next: string | null;
}

async function readFacts(
  context: ConsoleContext,
  siteId: string,
  { client, kept }: { client: FluxxClient; kept: KeptSample | undefined },
): Promise<Answer | undefined> {
  try {
    const { rows, isWhole, next } = await client.listAlertChanges(SAMPLED_COLUMNS, kept?.next ?? null);
    const told = readQueueFacts(rows).map((fact) => [fact.queueUuid, fact] as const);
    const facts = new Map(isWhole ? undefined : kept?.facts);
    for (const [uuid, fact] of told) facts.set(uuid, fact);
    return { facts, isWhole, next };
  } catch (error) {
    if (!isSiteError(error)) throw error;
    await setReadingProblem(context.database.kysely, siteId, error.message);
    return undefined;
  }
}

interface Sample {
  siteId: string;
  lastAt: number | null;
  now: number;
  /** The sample before, where it was taken here. */
  last: KeptSample | undefined;
  /** The same, as far as it still holds. */
  kept: KeptSample | undefined;
  answer: Answer;
}

/** @returns what to keep of it; null when it is not this sample's turn, or there is something that it cannot know of what it left. */
async function write(trx: Queryable, support: DialectSupport, sample: Sample): Promise<KeptSample | null> {
  const { siteId, lastAt, now, last, kept, answer } = sample;
  await lockSiteHistory(trx, support, siteId);
  if (!(await takeTurn(trx, siteId, { before: lastAt, now }))) return null;
  const stored = await readStored(trx, sample);
  const { queues, readings } = stored;
  const isConfirmed = stored === kept;
  const failed = await countFailed(trx, siteId, { isFirst: lastAt === null });
  const { told, moved, steady } = sort(answer.facts, {
    queues,
    readings,
    failed,
    kept: isConfirmed ? kept : undefined,
  });
  const samples = isConfirmed ? moved : told;
  const news = await storeReadings(trx, support, { siteId, now, queues, samples, isConfirmed });
  await noteForeignJobs(trx, told, now);
  await addSamples(trx, support, {
    siteId,
    now,
    before: lastAt,
    samples: moved.map((one) => sampleOf(one, failed.get(one.queueId) ?? 0, { now, lastAt, last })),
    steady: sumSteady(steady, now),
  });
  await countDurations(trx, support, { siteId, now });
  const left = withNews(readings, news);
  if (left === null || !(isConfirmed || isAllTold(sample, queues))) return null;
  return { at: now, next: answer.next, facts: answer.facts, queues, readings: left, told: told.length };
}

type Stored = Pick<KeptSample, 'queues' | 'readings'>;

interface Sorted {
  /** Every queue that is told of and tracked. */
  told: ToldReading[];
  /** Those of them in which something may have moved since the sample before. */
  moved: ToldReading[];
  /** What is told of the others. */
  steady: QueueFacts[];
}

/** @param kept what the sample before left, where that is what is stored. */
function sort(
  facts: Answer['facts'],
  {
    queues,
    readings,
    failed,
    kept,
  }: Stored & { failed: ReadonlyMap<string, number>; kept: KeptSample | undefined },
): Sorted {
  const sorted: Sorted = { told: [], moved: [], steady: [] };
  for (const fact of facts.values()) {
    const queue = queues.get(fact.queueUuid);
    if (queue === undefined) continue;
    const isStored = kept?.facts.get(fact.queueUuid) === fact;
    const one = { queueId: queue.id, fact, before: readings.get(queue.id), isStored };
    sorted.told.push(one);
    if (isStored && !failed.has(queue.id) && tellsTotals(fact)) sorted.steady.push(fact);
    else sorted.moved.push(one);
  }
  return sorted;
}

/**
 * What was kept, where the site told only what changed and nobody has written a reading since, which are confirmed with that; else what
 * is in the database.
 */
async function readStored(trx: Queryable, { siteId, now, kept, answer }: Sample): Promise<Stored> {
  if (kept !== undefined && !answer.isWhole) {
    const confirmed = await confirmReadings(trx, siteId, { of: kept.at, at: now });
    if (confirmed === kept.told) return kept;
  }
  const queues = await trackQueues(trx, siteId, [...answer.facts.values()], now);
  const readings = await listReadings(trx, siteId);
  return { queues, readings: new Map(readings.map((reading) => [reading.queue_id, reading])) };
}

/** A queue that is not listed any more is archived as soon as nothing is open in it: each sample looks for that. */
function isAllTold({ answer }: Sample, queues: Stored['queues']): boolean {
  return [...queues.values()].every(
    ({ queue_uuid: uuid, archived_at: archivedAt }) => archivedAt !== null || answer.facts.has(uuid),
  );
}

/** Null when there is one that was not there before. */
function withNews(readings: Stored['readings'], news: readonly NewReading[]): Stored['readings'] | null {
  if (news.length === 0) return readings;
  const left = new Map(readings);
  for (const told of news) {
    const before = readings.get(told.queue_id);
    if (before === undefined) return null;
    left.set(told.queue_id, { ...before, ...told });
  }
  return left;
}

/** A queue seen for the first time has grown from nothing: its totals began with it. */
function sampleOf(
  { queueId, fact, before }: ToldReading,
  failed: number,
  { now, lastAt, last }: Pick<Sample, 'now' | 'lastAt' | 'last'>,
): QueueSample {
  // The reading may have been written since, when what waited was taken through the console.
  const oldestBefore =
    last?.facts.get(fact.queueUuid)?.oldestTriggeredAt ?? before?.oldest_triggered_at ?? null;
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
    oldestAgeBeforeMs: lastAt === null ? null : ageAt(lastAt, oldestBefore),
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
