import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** What is known of every queue of every site; of some queues when they are named. */
export async function listQueueReadings(
  db: Queryable,
  queueIds?: readonly string[],
): Promise<Row<'queue_reading'>[]> {
  let query = db.selectFrom('queue_reading').selectAll();
  if (queueIds !== undefined) query = query.where('queue_id', 'in', queueIds);
  return query.execute();
}
