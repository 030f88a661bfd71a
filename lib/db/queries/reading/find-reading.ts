import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const ofQueue = keptQuery((db, { queueId }: { queueId: string }) =>
  db.selectFrom('queue_reading').selectAll().where('queue_id', '=', queueId),
);

/** What is known of a queue; undefined when nothing ever was. */
export async function findReading(db: Queryable, queueId: string): Promise<Row<'queue_reading'> | undefined> {
  return ofQueue.first(db, { queueId });
}
