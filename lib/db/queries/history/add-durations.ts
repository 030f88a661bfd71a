import {
  mergeHistograms,
  readHistogram,
  writeHistogram,
  type DurationHistogram,
} from '@/lib/domain/duration-histogram';
import type { Queryable } from '../../database';

export interface QueueDurations {
  tier: number;
  slot: number;
  series: number;
  histogram: DurationHistogram;
}

export interface SiteDurations {
  tier: number;
  slot: number;
  siteId: string;
  histogram: DurationHistogram;
}

/** Adds durations to a queue's bucket. Whoever calls it keeps others from doing the same for the same site. */
export async function addQueueDurations(trx: Queryable, added: QueueDurations): Promise<void> {
  const { histogram, ...key } = added;
  const row = await trx
    .selectFrom('queue_history')
    .select('durations')
    .where('tier', '=', key.tier)
    .where('slot', '=', key.slot)
    .where('series', '=', key.series)
    .executeTakeFirst();
  const durations = sumOf(row?.durations, histogram);
  await trx
    .insertInto('queue_history')
    .values({ ...key, durations })
    .onConflict((conflict) => conflict.columns(['tier', 'slot', 'series']).doUpdateSet({ durations }))
    .execute();
}

/** The same for a site. */
export async function addSiteDurations(trx: Queryable, added: SiteDurations): Promise<void> {
  const { histogram, siteId, ...place } = added;
  const row = await trx
    .selectFrom('site_history')
    .select('durations')
    .where('tier', '=', place.tier)
    .where('slot', '=', place.slot)
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  const durations = sumOf(row?.durations, histogram);
  await trx
    .insertInto('site_history')
    .values({ ...place, site_id: siteId, durations })
    .onConflict((conflict) => conflict.columns(['tier', 'slot', 'site_id']).doUpdateSet({ durations }))
    .execute();
}

function sumOf(before: string | null | undefined, more: DurationHistogram): string {
  return writeHistogram(mergeHistograms([readHistogram(before ?? null), more]));
}
