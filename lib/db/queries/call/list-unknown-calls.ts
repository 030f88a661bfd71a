import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Calls whose outcome is unknown and not settled, oldest first; of some queues when they are named. */
export async function listUnknownCalls(db: Queryable, queueIds?: readonly string[]): Promise<Row<'call'>[]> {
  let query = db
    .selectFrom('call')
    .selectAll()
    .where('state', '=', 'unknown')
    .orderBy('requested_at')
    .orderBy('id');
  if (queueIds !== undefined) query = query.where('queue_id', 'in', queueIds);
  return query.execute();
}
