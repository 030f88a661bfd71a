import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const readings = keptQuery((db, { queueIds }: { queueIds?: readonly string[] | undefined }) => {
  let query = db.selectFrom('queue_reading').selectAll();
  if (queueIds !== undefined) query = query.where('queue_id', 'in', queueIds);
  return query;
});

/** What is known of every queue of every site; of some queues when they are named. */
export async function listQueueReadings(
  db: Queryable,
  queueIds?: readonly string[],
): Promise<Row<'queue_reading'>[]> {
  return readings.all(db, { queueIds });
}
