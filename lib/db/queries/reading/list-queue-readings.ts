import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** What is known of every queue of every site; of one queue when it is named. */
export async function listQueueReadings(db: Queryable, queueId?: string): Promise<Row<'queue_reading'>[]> {
  let query = db.selectFrom('queue_reading').selectAll();
  if (queueId !== undefined) query = query.where('queue_id', '=', queueId);
  return query.execute();
}
