import type { Queryable } from '../../database';

/** The small number of a queue in the history; undefined when nothing was ever written for it. */
export async function findSeries(db: Queryable, queueId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('history_series')
    .select('id')
    .where('queue_id', '=', queueId)
    .executeTakeFirst();
  return row?.id;
}
