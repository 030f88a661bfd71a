import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

/** So many queues are looked up by name; naming a thousand of them takes longer than reading those of the site. */
const MOST_NAMED = 128;

/** The small number of each of these queues of a site in the history; those that have none yet are given one. */
export async function listSeries(
  trx: Queryable,
  siteId: string,
  queueIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const named = queueIds.length <= MOST_NAMED ? queueIds : undefined;
  const known = await readSeries(trx, siteId, named);
  const missing = queueIds.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  await trx
    .insertInto('history_series')
    .values(missing.map((id) => ({ queue_id: id })))
    .onConflict((conflict) => conflict.column('queue_id').doNothing())
    .execute();
  return readSeries(trx, siteId, named);
}

const series = keptQuery(
  (db, { siteId, queueIds }: { siteId: string; queueIds?: readonly string[] | undefined }) => {
    const query = db
      .selectFrom('history_series as series')
      .innerJoin('queue', 'queue.id', 'series.queue_id')
      .select(['series.id', 'series.queue_id'])
      .where('queue.site_id', '=', siteId);
    return queueIds === undefined ? query : query.where('series.queue_id', 'in', queueIds);
  },
);

/** Of all queues of the site where none are named. */
async function readSeries(
  db: Queryable,
  siteId: string,
  queueIds: readonly string[] | undefined,
): Promise<Map<string, number>> {
  if (queueIds?.length === 0) return new Map();
  const rows = await series.all(db, { siteId, queueIds });
  return new Map(rows.map((row) => [row.queue_id, row.id]));
}
