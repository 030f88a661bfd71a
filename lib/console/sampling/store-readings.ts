import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { confirmReadings } from '@/lib/db/queries/reading/confirm-readings';
import { putReadings, type NewReading } from '@/lib/db/queries/reading/put-readings';
import type { Row } from '@/lib/db/schema';
import { countsOf } from './counts-of';
import type { QueueFacts } from './site-facts';

/** What a site told of a queue, and what was known of it before. */
export interface ToldReading {
  queueId: string;
  fact: QueueFacts;
  before: Row<'queue_reading'> | undefined;
  /** It is known to stand there as it was told. */
  isStored: boolean;
}

/**
 * Keeps what a site told as what is known now. Counts that are as they were are confirmed by one statement, however many queues there
 * are, and only the others are written each by itself. Queues that the site did not tell of keep the moment they were told last.
 * @returns the readings that were written.
 */
export async function storeReadings(
  trx: Queryable,
  support: DialectSupport,
  {
    siteId,
    now,
    queues,
    samples,
    isConfirmed,
  }: {
    siteId: string;
    now: number;
    queues: ReadonlyMap<string, Row<'queue'>>;
    /** Of all that the site told; where `isConfirmed`, those that are not stored are enough. */
    samples: readonly ToldReading[];
    /** All that the site told are said to be of this moment already. */
    isConfirmed: boolean;
  },
): Promise<NewReading[]> {
  if (!isConfirmed) {
    const told = new Set(samples.map(({ queueId }) => queueId));
    const untold = [...queues.values()].filter(
      ({ id, archived_at: archivedAt }) => archivedAt === null && !told.has(id),
    );
    await confirmReadings(trx, siteId, { at: now, except: untold.map(({ id }) => id) });
  }
  const open = samples.filter(({ isStored }) => !isStored);
  const readings = open.map((sample) => ({ before: sample.before, told: readingOf(sample, now) }));
  const news = readings
    .filter(({ before, told: reading }) => before === undefined || differs(before, reading))
    .map(({ told: reading }) => reading);
  await putReadings(trx, support, news);
  return news;
}

function readingOf({ queueId, fact }: ToldReading, now: number): NewReading {
  return {
    queue_id: queueId,
    ...countsOf(fact, now),
    entered_total: fact.enteredTotal,
    taken_total: fact.takenTotal,
    finished_total: fact.finishedTotal,
  };
}

/** In anything but the moment it was told. */
function differs(before: Row<'queue_reading'>, told: NewReading): boolean {
  const { queued_at: _queuedAt, processing_at: _processingAt, ...said } = told;
  const names = Object.keys(said) as (keyof typeof said)[];
  return names.some((name) => before[name] !== said[name]);
}
