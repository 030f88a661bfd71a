import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { NewRow, Schema } from '../../schema';

type Counter = 'entered' | 'processed' | 'finished' | 'failed';
type Gauge = 'queued' | 'processing' | 'oldest_age_ms';

/**
 * Adds samples to their buckets: a gauge becomes the latest value, a counter the sum. A null adds nothing, so that a
 * bucket in which a figure was never known keeps its gap.
 */
export async function addToPoints(db: Queryable, points: readonly NewRow<'history_point'>[]): Promise<void> {
  if (points.length === 0) return;
  await db
    .insertInto('history_point')
    .values([...points])
    .onConflict((conflict) =>
      conflict.columns(['tier', 'queue_id', 'at']).doUpdateSet({
        queued: latest('queued'),
        processing: latest('processing'),
        oldest_age_ms: latest('oldest_age_ms'),
        entered: sum('entered'),
        processed: sum('processed'),
        finished: sum('finished'),
        failed: sql<number>`history_point.failed + excluded.failed`,
      }),
    )
    .execute();
}

/** An oldest age of null beside a known count means that nothing waits: the sample as a whole replaces the gauges. */
function latest(column: Gauge) {
  return sql<Schema['history_point'][Gauge]>`case when excluded.queued is null and excluded.processing is null
    then ${sql.ref(`history_point.${column}`)} else ${sql.ref(`excluded.${column}`)} end`;
}

function sum(column: Counter) {
  return sql<
    number | null
  >`case when ${sql.ref(`excluded.${column}`)} is null then ${sql.ref(`history_point.${column}`)}
    else coalesce(${sql.ref(`history_point.${column}`)}, 0) + ${sql.ref(`excluded.${column}`)} end`;
}
