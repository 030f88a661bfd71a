import { sql } from 'kysely';
import { SLOT_MS, TIER_CODES } from '@/lib/domain/history';
import type { Queryable } from '../../database';

const HOUR_MS = 3_600_000;
const SLOTS_OF_HOUR = HOUR_MS / SLOT_MS.quarter;

export interface HourOfQueue {
  queue_id: string;
  /** The start of the hour. */
  hour: number;
  processed: number | null;
}

/** Records processed by each queue in each hour from `from` on, out of the quarter-hour tier; null where nobody knew. */
export async function sumProcessedByHour(db: Queryable, from: number): Promise<HourOfQueue[]> {
  const hour = sql<number>`slot / ${sql.lit(SLOTS_OF_HOUR)}`;
  const rows = await db
    .selectFrom('queue_history')
    .innerJoin('history_series', 'history_series.id', 'queue_history.series')
    .select([
      'queue_id',
      hour.as('hour'),
      // PostgreSQL sums bigints to numeric, which would arrive as text.
      sql<number | null>`cast(sum(processed) as bigint)`.as('processed'),
    ])
    .where('tier', '=', TIER_CODES.quarter)
    .where('slot', '>=', Math.floor(from / SLOT_MS.quarter))
    .groupBy(['queue_id', hour])
    .execute();
  return rows.map((row) => ({ ...row, hour: row.hour * HOUR_MS }));
}
