import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

type Table = 'queue_history' | 'site_history';
type Counter = 'entered' | 'processed' | 'finished' | 'failed';
type Gauge = 'queued' | 'processing' | 'oldest_age_s' | 'queues';

/** The most that a column of `queue_history` holds: two thousand million, or 68 years as only a wrong clock tells them. */
const MOST = 2 ** 31 - 1;

const FIGURES = {
  queued: 'whole',
  processing: 'whole',
  oldest_age_s: 'whole',
  entered: 'whole',
  processed: 'whole',
  finished: 'whole',
  failed: 'whole',
} as const;

const OF_QUEUES = {
  table: 'queue_history',
  columns: { tier: 'whole', slot: 'whole', series: 'whole', ...FIGURES },
  onConflict: sql`on conflict (tier, slot, series) do update set ${figuresOf('queue_history', sumWithin)}`,
} as const satisfies RowShape;

const OF_SITES = {
  table: 'site_history',
  columns: { tier: 'whole', slot: 'whole', site_id: 'text', ...FIGURES, queues: 'whole' },
  onConflict: sql`on conflict (tier, slot, site_id) do update set ${figuresOf('site_history', sum)},
    ${becomes('queues', most('site_history', 'queues'))}`,
} as const satisfies RowShape;

export type QueueFigures = Pick<Row<'queue_history'>, keyof typeof OF_QUEUES.columns>;
export type SiteFigures = Pick<Row<'site_history'>, keyof typeof OF_SITES.columns>;

/**
 * Adds samples to their buckets: a gauge becomes the most of all samples, a counter the sum. A null adds nothing, so that a
 * bucket in which a figure was never known keeps its gap.
 */
export async function addToQueueHistory(
  trx: Queryable,
  support: DialectSupport,
  rows: readonly QueueFigures[],
): Promise<void> {
  const values = rows.flatMap((row) => [
    row.tier,
    row.slot,
    row.series,
    ...FIGURE_NAMES.map((name) => atMost(row[name])),
  ]);
  await insertRows(trx, support, OF_QUEUES, values);
}

/** The same for what is summed over a site: of gauges the most that one sample found in all its queues together. */
export async function addToSiteHistory(
  trx: Queryable,
  support: DialectSupport,
  rows: readonly SiteFigures[],
): Promise<void> {
  const values = rows.flatMap((row) => [
    row.tier,
    row.slot,
    row.site_id,
    ...FIGURE_NAMES.map((name) => row[name]),
    row.queues,
  ]);
  await insertRows(trx, support, OF_SITES, values);
}

const FIGURE_NAMES = Object.keys(FIGURES) as (keyof typeof FIGURES)[];

function atMost(value: number | null): number | null {
  return value === null ? null : Math.min(value, MOST);
}

type Summed = (table: Table, column: Counter) => RawBuilder<unknown>;

function figuresOf(table: Table, summed: Summed): RawBuilder<unknown> {
  return sql.join([
    ...(['queued', 'processing', 'oldest_age_s'] as const).map((name) => becomes(name, most(table, name))),
    ...(['entered', 'processed', 'finished', 'failed'] as const).map((name) =>
      becomes(name, summed(table, name)),
    ),
  ]);
}

function becomes(column: string, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${sql.id(column)} = ${value}`;
}

function sidesOf(table: Table, column: Counter | Gauge) {
  return [sql.ref(`${table}.${column}`), sql.ref(`excluded.${column}`)] as const;
}

/** The larger one; that which is known where the other is not. */
function most(table: Table, column: Gauge): RawBuilder<unknown> {
  const [before, more] = sidesOf(table, column);
  return sql`case when ${before} is null or ${more} > ${before} then ${more} else ${before} end`;
}

function sum(table: Table, column: Counter): RawBuilder<unknown> {
  const [before, more] = sidesOf(table, column);
  return sql`case when ${more} is null then ${before} else coalesce(${before}, 0) + ${more} end`;
}

/** The same where the column may not hold it: PostgreSQL refuses a row whose number is too large. */
function sumWithin(table: Table, column: Counter): RawBuilder<unknown> {
  const [before, more] = sidesOf(table, column);
  return sql`case when cast(${before} as bigint) + ${more} > ${sql.lit(MOST)} then ${sql.lit(MOST)}
    else ${sum(table, column)} end`;
}
