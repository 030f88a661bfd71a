import { sql } from 'kysely';
import {
  mergeHistograms,
  readHistogram,
  writeHistogram,
  type DurationHistogram,
} from '@/lib/domain/duration-histogram';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';

interface Durations {
  tier: number;
  slot: number;
  histogram: DurationHistogram;
}

export interface QueueDurations extends Durations {
  series: number;
}

export interface SiteDurations extends Durations {
  siteId: string;
}

const REPLACE = sql`do update set durations = excluded.durations`;

const OF_QUEUES: RowShape = {
  table: 'queue_history',
  columns: { tier: 'whole', slot: 'whole', series: 'whole', durations: 'text' },
  onConflict: sql`on conflict (tier, slot, series) ${REPLACE}`,
};

const OF_SITES: RowShape = {
  table: 'site_history',
  columns: { tier: 'whole', slot: 'whole', site_id: 'text', durations: 'text' },
  onConflict: sql`on conflict (tier, slot, site_id) ${REPLACE}`,
};

/** Adds durations to buckets of queues, each named once. Whoever calls it keeps others from doing the same for the same site. */
export async function addQueueDurations(
  trx: Queryable,
  support: DialectSupport,
  added: readonly QueueDurations[],
): Promise<void> {
  if (added.length === 0) return;
  const wanted = added.map(
    ({ tier, slot, series }) => sql`(${sql.lit(tier)}, ${sql.lit(slot)}, ${sql.lit(series)})`,
  );
  const { rows } = await sql<{ tier: number; slot: number; series: number; durations: string | null }>`
    with wanted(tier, slot, series) as (values ${sql.join(wanted)})
    select history.tier, history.slot, history.series, history.durations
    from wanted join queue_history history
      on history.tier = wanted.tier and history.slot = wanted.slot and history.series = wanted.series
  `.execute(trx);
  const before = new Map(rows.map((row) => [`${row.tier} ${row.slot} ${row.series}`, row.durations]));
  const values = added.flatMap(({ tier, slot, series, histogram }) => [
    tier,
    slot,
    series,
    sumOf(before.get(`${tier} ${slot} ${series}`), histogram),
  ]);
  await insertRows(trx, support, OF_QUEUES, values);
}

/** The same for buckets of sites. */
export async function addSiteDurations(
  trx: Queryable,
  support: DialectSupport,
  added: readonly SiteDurations[],
): Promise<void> {
  if (added.length === 0) return;
  const wanted = added.map(({ tier, slot, siteId }) => sql`(${sql.lit(tier)}, ${sql.lit(slot)}, ${siteId})`);
  const { rows } = await sql<{ tier: number; slot: number; site_id: string; durations: string | null }>`
    with wanted(tier, slot, site_id) as (values ${sql.join(wanted)})
    select history.tier, history.slot, history.site_id, history.durations
    from wanted join site_history history
      on history.tier = wanted.tier and history.slot = wanted.slot and history.site_id = wanted.site_id
  `.execute(trx);
  const before = new Map(rows.map((row) => [`${row.tier} ${row.slot} ${row.site_id}`, row.durations]));
  const values = added.flatMap(({ tier, slot, siteId, histogram }) => [
    tier,
    slot,
    siteId,
    sumOf(before.get(`${tier} ${slot} ${siteId}`), histogram),
  ]);
  await insertRows(trx, support, OF_SITES, values);
}

function sumOf(before: string | null | undefined, more: DurationHistogram): string {
  return writeHistogram(mergeHistograms([readHistogram(before ?? null), more]));
}
