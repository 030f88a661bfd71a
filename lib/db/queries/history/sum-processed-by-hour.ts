import { sql } from 'kysely';
import type { Queryable } from '../../database';

const HOUR_MS = 3_600_000;

export interface HourOfQueue {
  queue_id: string;
  /** The start of the hour. */
  hour: number;
  processed: number | null;
}

/** Records processed by each queue in each hour from `from` on, out of the quarter-hour tier; null where nobody knew. Of one queue when it is named. */
export async function sumProcessedByHour(
  db: Queryable,
  from: number,
  queueId?: string,
): Promise<HourOfQueue[]> {
  const hour = sql<number>`at - at % ${sql.lit(HOUR_MS)}`;
  let query = db
    .selectFrom('history_point')
    .select([
      'queue_id',
      hour.as('hour'),
      // PostgreSQL sums bigints to numeric, which would arrive as text.
      sql<number | null>`cast(sum(processed) as bigint)`.as('processed'),
    ])
    .where('tier', '=', 'quarter')
    .where('at', '>=', from)
    .groupBy(['queue_id', hour]);
  if (queueId !== undefined) query = query.where('queue_id', '=', queueId);
  return query.execute();
}
