import { sql } from 'kysely';
import { SLOT_MS, TIER_CODES } from '@/lib/domain/history';
import type { Queryable } from '../../database';

const HOUR_MS = 3_600_000;
const QUARTERS = sql.lit(TIER_CODES.quarter);
const SLOTS_OF_HOUR = HOUR_MS / SLOT_MS.quarter;

export interface HourOfQueue {
  queue_id: string;
  /** The start of the hour. */
  hour: number;
  processed: number | null;
}

/**
 * Records processed by each queue in each hour of a range, out of the quarter-hour tier; null where nobody knew. Of all queues that is
 * one stretch of the table, which lies in the order of time; of the ones that are named each slot is looked up by its whole key.
 */
export async function sumProcessedByHour(
  db: Queryable,
  { from, to }: { from: number; to: number },
  queueIds?: readonly string[],
): Promise<HourOfQueue[]> {
  if (queueIds?.length === 0) return [];
  const first = sql.lit(Math.floor(from / SLOT_MS.quarter));
  const last = sql.lit(Math.ceil(to / SLOT_MS.quarter) - 1);
  const found =
    queueIds === undefined
      ? sql`queue_history history join history_series series on series.id = history.series
        where history.tier = ${QUARTERS} and history.slot between ${first} and ${last}`
      : sql`history_series series cross join wanted join queue_history history
        on history.tier = ${QUARTERS} and history.slot = wanted.slot and history.series = series.id
        where series.queue_id in (${sql.join(queueIds)})`;
  // PostgreSQL sums bigints to numeric, which would arrive as text.
  const { rows } = await sql<HourOfQueue>`
    with recursive wanted(slot) as (select ${first} union all select slot + 1 from wanted where slot < ${last})
    select series.queue_id, history.slot / ${sql.lit(SLOTS_OF_HOUR)} as hour, cast(sum(history.processed) as bigint) as processed
    from ${found}
    group by 1, 2
  `.execute(db);
  return rows.map((row) => ({ ...row, hour: row.hour * HOUR_MS }));
}
