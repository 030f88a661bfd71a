import { sql } from 'kysely';
import type { Queryable } from '../../database';

export interface SummedPoint {
  at: number;
  queued: number | null;
  processing: number | null;
  oldest_age_ms: number | null;
  entered: number | null;
  processed: number | null;
  finished: number | null;
  failed: number;
}

/**
 * One queue's points of a tier, summed into buckets of `bucketMs`, oldest first. Gauges are the largest of the bucket,
 * so that a peak survives a long range; counters are sums. Buckets without a sample are absent.
 */
export async function readPoints(
  db: Queryable,
  range: { queueId: string; tier: string; from: number; to: number; bucketMs: number },
): Promise<SummedPoint[]> {
  const bucket = sql<number>`at - at % ${sql.lit(range.bucketMs)}`;
  return db
    .selectFrom('history_point')
    .select([
      bucket.as('at'),
      sql<number | null>`max(queued)`.as('queued'),
      sql<number | null>`max(processing)`.as('processing'),
      sql<number | null>`max(oldest_age_ms)`.as('oldest_age_ms'),
      sql<number | null>`cast(sum(entered) as bigint)`.as('entered'),
      sql<number | null>`cast(sum(processed) as bigint)`.as('processed'),
      sql<number | null>`cast(sum(finished) as bigint)`.as('finished'),
      sql<number>`cast(sum(failed) as bigint)`.as('failed'),
    ])
    .where('tier', '=', range.tier)
    .where('queue_id', '=', range.queueId)
    .where('at', '>=', range.from)
    .where('at', '<', range.to)
    .groupBy(bucket)
    .orderBy(bucket)
    .execute();
}
