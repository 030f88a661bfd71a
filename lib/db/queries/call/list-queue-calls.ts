import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The newest calls of a queue, newest first. */
export async function listQueueCalls(db: Queryable, queueId: string, limit: number): Promise<Row<'call'>[]> {
  return db
    .selectFrom('call')
    .selectAll()
    .where('queue_id', '=', queueId)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
