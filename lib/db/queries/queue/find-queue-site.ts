import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface QueueSite {
  queueId: string;
  queueUuid: string;
  queueName: string;
  site: Row<'site'>;
}

/** A queue and the site it is on. */
export async function findQueueSite(db: Queryable, queueId: string): Promise<QueueSite | undefined> {
  const row = await db
    .selectFrom('queue')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .selectAll('site')
    .select(['queue.id as queueId', 'queue.queue_uuid as queueUuid', 'queue.name as queueName'])
    .where('queue.id', '=', queueId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { queueId: id, queueUuid, queueName, ...site } = row;
  return { queueId: id, queueUuid, queueName, site };
}
