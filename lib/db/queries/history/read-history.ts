import { sql, type RawBuilder } from 'kysely';
import { BLOCK_SLOTS, PACKED_TIERS, TIER_CODES } from '@/lib/domain/history';
import type { Queryable } from '../../database';
import { mergeFigures, unpackFigures, type Figures } from '../../packed-figures';

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
 * sample are absent. What lies open and what is packed is asked in one statement: packing moves between the two.
 */
export async function readQueueHistory(
  db: Queryable,
  { series, ...slots }: HistorySlots & { series: number },
): Promise<HistoryRow[]> {
  const points = new Map<number, Figures>();
  const add = (slot: number, figures: Figures): void => {
    if (slot < slots.first || slot > slots.last) return;
    const place = Math.floor((slot - slots.first) / slots.step);
    const before = points.get(place);
    points.set(place, before === undefined ? figures : mergeFigures(before, figures));
  };
  const { rows } = await found(db, series, slots);
  for (const { slot, packed, ...figures } of rows) {
    if (packed === null) add(slot, figures);
    else for (const [place, inBlock] of unpackFigures(packed)) add(slot + place, inBlock);
  }
  return [...points].map(([place, figures]) => ({ place, ...figures, queues: null }));
}

type Found = Figures & { slot: number; packed: Uint8Array | null };

/**
 * The table lies in the order of time, so each slot is looked up by its whole key, from the oldest that lies open on; and so is each
 * block that is packed, whose slot is its first. The oldest is not a `min`, for which SQLite reads all of the tier here.
 */
function found(db: Queryable, series: number, { tier, first, last }: HistorySlots) {
  const inTier = sql`tier = ${sql.lit(tier)}`;
  const ofQueue = sql`history.${inTier} and history.series = ${sql.lit(series)}`;
  const packed = PACKED_TIERS.find((name) => TIER_CODES[name] === tier);
  return sql<Found>`
    with recursive wanted(slot) as (
      select case when oldest.slot > ${sql.lit(first)} then oldest.slot else ${sql.lit(first)} end
      from (select slot from queue_history where ${inTier} order by slot limit 1) as oldest
      where oldest.slot <= ${sql.lit(last)}
      union all select slot + 1 from wanted where slot < ${sql.lit(last)}
    )
    select history.slot, null as packed, ${OPEN_FIGURES}
    from wanted join queue_history history on ${ofQueue} and history.slot = wanted.slot
    ${packed === undefined ? sql`` : sql`union all ${packedBlocks(ofQueue, BLOCK_SLOTS[packed], { first, last })}`}
  `.execute(db);
}

const NAMES = [
  'queued',
  'processing',
  'oldest_age_s',
  'entered',
  'processed',
  'finished',
  'failed',
  'durations',
];
const OPEN_FIGURES = sql.join(NAMES.map((name) => sql.ref(`history.${name}`)));
const NO_FIGURES = sql.join(NAMES.map(() => sql`null`));

function packedBlocks(
  ofQueue: RawBuilder<unknown>,
  slots: number,
  { first, last }: { first: number; last: number },
): RawBuilder<unknown> {
  const [from, to] = [Math.floor(first / slots), Math.floor(last / slots)];
  const blocks = Array.from({ length: to - from + 1 }, (_, index) => sql.lit(from + index));
  return sql`
    select history.block * ${sql.lit(slots)}, history.figures, ${NO_FIGURES}
    from packed_history history where ${ofQueue} and history.block in (${sql.join(blocks)})
  `;
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
