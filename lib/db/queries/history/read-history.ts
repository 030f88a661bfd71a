import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../../database';

/** What the slots of one point of a chart hold together. */
export interface HistoryRow {
  /** Which point, from 0. */
  place: number;
  queued: number | null;
  processing: number | null;
  oldest_age_s: number | null;
  entered: number | null;
  processed: number | null;
  finished: number | null;
  failed: number | null;
  /** The histograms of all slots, to be read as their sum. */
  durations: string | null;
  queues: number | null;
}

/** Slots `first` to `last` of a tier; `step` of them make a point. */
export interface HistorySlots {
  tier: number;
  first: number;
  last: number;
  step: number;
}

/**
 * One queue's history. Gauges are the largest of a point, so that a peak survives a long range; counters are sums. Points without a
 * sample are absent. The table lies in the order of time, so each slot is looked up by its whole key.
 */
export async function readQueueHistory(
  db: Queryable,
  { series, ...slots }: HistorySlots & { series: number },
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    with recursive wanted(slot) as (
      select ${sql.lit(slots.first)} union all select slot + 1 from wanted where slot < ${sql.lit(slots.last)}
    )
    select ${placeOf(slots)} as place, ${FIGURES}, null as queues
    from wanted join queue_history history
      on history.tier = ${sql.lit(slots.tier)} and history.slot = wanted.slot and history.series = ${sql.lit(series)}
    group by 1
  `.execute(db);
  return rows;
}

/** The same summed over all queues, or those of one site: gauges are added up in each slot before the largest is taken. */
export async function readSiteHistory(
  db: Queryable,
  { siteId, ...slots }: HistorySlots & { siteId: string | undefined },
): Promise<HistoryRow[]> {
  const ofSite = siteId === undefined ? sql`` : sql`and site_id = ${siteId}`;
  const { rows } = await sql<HistoryRow>`
    select ${placeOf(slots)} as place, ${FIGURES}, max(queues) as queues
    from (
      select slot, ${total('queued')}, ${total('processing')}, max(oldest_age_s) as oldest_age_s, ${total('entered')},
        ${total('processed')}, ${total('finished')}, ${total('failed')}, string_agg(durations, ';') as durations,
        ${total('queues')}
      from site_history
      where tier = ${sql.lit(slots.tier)} and slot between ${sql.lit(slots.first)} and ${sql.lit(slots.last)} ${ofSite}
      group by slot
    ) as history
    group by 1
  `.execute(db);
  return rows;
}

/** PostgreSQL sums bigints to numeric, which would arrive as text. */
function total(column: string): RawBuilder<unknown> {
  return sql`cast(sum(${sql.ref(column)}) as bigint) as ${sql.id(column)}`;
}

const FIGURES = sql`max(queued) as queued, max(processing) as processing, max(oldest_age_s) as oldest_age_s,
  ${total('entered')}, ${total('processed')}, ${total('finished')}, ${total('failed')},
  string_agg(durations, ';') as durations`;

function placeOf({ first, step }: HistorySlots): RawBuilder<number> {
  return sql`(history.slot - ${sql.lit(first)}) / ${sql.lit(step)}`;
}
