import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Calls whose outcome is unknown and not settled, oldest first; of one queue when it is named. */
export async function listUnknownCalls(db: Queryable, queueId?: string): Promise<Row<'call'>[]> {
  let query = db
    .selectFrom('call')
    .selectAll()
    .where('state', '=', 'unknown')
    .orderBy('requested_at')
    .orderBy('id');
  if (queueId !== undefined) query = query.where('queue_id', '=', queueId);
  return query.execute();
}
