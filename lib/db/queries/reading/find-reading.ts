import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** What is known of a queue; undefined when nothing ever was. */
export async function findReading(db: Queryable, queueId: string): Promise<Row<'queue_reading'> | undefined> {
  return db.selectFrom('queue_reading').selectAll().where('queue_id', '=', queueId).executeTakeFirst();
}
