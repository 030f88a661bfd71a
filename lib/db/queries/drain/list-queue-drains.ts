import type { Queryable } from '../../database';
import type { DrainRow } from './find-drain';

/** The newest drains of a queue, newest first. */
export async function listQueueDrains(db: Queryable, queueId: string, limit: number): Promise<DrainRow[]> {
  return db
    .selectFrom('drain')
    .innerJoin('queue', 'queue.id', 'drain.queue_id')
    .selectAll('drain')
    .select('queue.name as queue_name')
    .where('drain.queue_id', '=', queueId)
    .orderBy('drain.started_at', 'desc')
    .orderBy('drain.id', 'desc')
    .limit(limit)
    .execute();
}
