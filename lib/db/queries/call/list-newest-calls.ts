import { sql } from 'kysely';
import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const newest = keptQuery((db, { queueIds }: { queueIds?: readonly string[] | undefined }) => {
  let query = db
    .selectFrom('queue')
    .innerJoin('call', (join) =>
      join.on(
        'call.id',
        '=',
        sql<string>`(select newest.id from call as newest where newest.queue_id = queue.id
          order by newest.requested_at desc, newest.id desc limit 1)`,
      ),
    )
    .selectAll('call');
  if (queueIds !== undefined) query = query.where('queue.id', 'in', queueIds);
  return query;
});

/**
 * The newest call of each queue: one index step a queue, however long its history; of some queues when they are named.
 */
export async function listNewestCalls(db: Queryable, queueIds?: readonly string[]): Promise<Row<'call'>[]> {
  return newest.all(db, { queueIds });
}
