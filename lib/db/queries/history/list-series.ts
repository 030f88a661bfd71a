import type { Queryable } from '../../database';

/** The small number of each queue in the history; queues that have none yet are given one. */
export async function listSeries(
  trx: Queryable,
  queueIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const known = await readSeries(trx, queueIds);
  const missing = queueIds.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  await trx
    .insertInto('history_series')
    .values(missing.map((id) => ({ queue_id: id })))
    .onConflict((conflict) => conflict.column('queue_id').doNothing())
    .execute();
  return readSeries(trx, queueIds);
}

async function readSeries(db: Queryable, queueIds: readonly string[]): Promise<Map<string, number>> {
  if (queueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('history_series')
    .select(['id', 'queue_id'])
    .where('queue_id', 'in', queueIds)
    .execute();
  return new Map(rows.map((row) => [row.queue_id, row.id]));
}
