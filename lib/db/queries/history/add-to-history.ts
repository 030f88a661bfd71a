import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

type Table = 'queue_history' | 'site_history';
type Counter = 'entered' | 'processed' | 'finished' | 'failed';
type Gauge = 'queued' | 'processing' | 'oldest_age_s';

/** Rows of one statement: with all their values well under what a statement may bind. */
const ROWS = 500;

/**
 * Adds samples to their buckets: a gauge becomes the latest value, a counter the sum. A null adds nothing, so that a
 * bucket in which a figure was never known keeps its gap.
 */
export async function addToQueueHistory(
  trx: Queryable,
  rows: readonly NewRow<'queue_history'>[],
): Promise<void> {
  for (let done = 0; done < rows.length; done += ROWS) {
    await trx
      .insertInto('queue_history')
      .values(rows.slice(done, done + ROWS))
      .onConflict((conflict) =>
        conflict.columns(['tier', 'slot', 'series']).doUpdateSet(figuresOf('queue_history')),
      )
      .execute();
  }
}

/** The same for what is summed over a site. */
export async function addToSiteHistory(
  trx: Queryable,
  rows: readonly NewRow<'site_history'>[],
): Promise<void> {
  await trx
    .insertInto('site_history')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['tier', 'slot', 'site_id']).doUpdateSet({
        ...figuresOf('site_history'),
        queues: sql<number | null>`case when excluded.queued is null and excluded.processing is null
          then site_history.queues else excluded.queues end`,
      }),
    )
    .execute();
}

function figuresOf(table: Table) {
  return {
    queued: latest(table, 'queued'),
    processing: latest(table, 'processing'),
    oldest_age_s: latest(table, 'oldest_age_s'),
    entered: sum(table, 'entered'),
    processed: sum(table, 'processed'),
    finished: sum(table, 'finished'),
    failed: sum(table, 'failed'),
  };
}

/** An oldest age of null beside a known count means that nothing waits: the sample as a whole replaces the gauges. */
function latest(table: Table, column: Gauge): RawBuilder<number | null> {
  return sql`case when excluded.queued is null and excluded.processing is null
    then ${sql.ref(`${table}.${column}`)} else ${sql.ref(`excluded.${column}`)} end`;
}

function sum(table: Table, column: Counter): RawBuilder<number | null> {
  const [before, more] = [sql.ref(`${table}.${column}`), sql.ref(`excluded.${column}`)];
  return sql`case when ${more} is null then ${before} else coalesce(${before}, 0) + ${more} end`;
}
