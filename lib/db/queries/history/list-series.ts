import type { Queryable } from '../../database';

/** The small number of each queue of a site in the history; of these, queues that have none yet are given one. */
export async function listSeries(
  trx: Queryable,
  siteId: string,
  queueIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const known = await readSeries(trx, siteId);
  const missing = queueIds.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  await trx
    .insertInto('history_series')
    .values(missing.map((id) => ({ queue_id: id })))
    .onConflict((conflict) => conflict.column('queue_id').doNothing())
    .execute();
  return readSeries(trx, siteId);
}

/** Of all queues of the site: naming a thousand of them takes longer than reading them. */
async function readSeries(db: Queryable, siteId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('history_series as series')
    .innerJoin('queue', 'queue.id', 'series.queue_id')
    .select(['series.id', 'series.queue_id'])
    .where('queue.site_id', '=', siteId)
    .execute();
  return new Map(rows.map((row) => [row.queue_id, row.id]));
}
