import type { Queryable } from '../../database';

/** What a queue is known by. */
export interface QueueNames {
  id: string;
  name: string;
  queue_uuid: string;
  model: string | null;
  trigger_type: string | null;
  site_name: string;
}

/** The names of every queue that is watched. */
export async function listQueueNames(db: Queryable): Promise<QueueNames[]> {
  return db
    .selectFrom('queue')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .select([
      'queue.id',
      'queue.name',
      'queue.queue_uuid',
      'queue.model',
      'queue.trigger_type',
      'site.name as site_name',
    ])
    .where('queue.archived_at', 'is', null)
    .where('site.archived_at', 'is', null)
    .execute();
}
