import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const unknown = keptQuery((db, { queueIds }: { queueIds?: readonly string[] | undefined }) => {
  let query = db
    .selectFrom('call')
    .selectAll()
    .where('state', '=', 'unknown')
    .orderBy('requested_at')
    .orderBy('id');
  if (queueIds !== undefined) query = query.where('queue_id', 'in', queueIds);
  return query;
});

/** Calls whose outcome is unknown and not settled, oldest first; of some queues when they are named. */
export async function listUnknownCalls(db: Queryable, queueIds?: readonly string[]): Promise<Row<'call'>[]> {
  return unknown.all(db, { queueIds });
}
