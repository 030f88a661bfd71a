import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

export interface QueueSite {
  queueId: string;
  queueUuid: string;
  queueName: string;
  site: Row<'site'>;
}

const byQueue = keptQuery((db, { queueId }: { queueId: string }) =>
  db
    .selectFrom('queue')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .selectAll('site')
    .select(['queue.id as queueId', 'queue.queue_uuid as queueUuid', 'queue.name as queueName'])
    .where('queue.id', '=', queueId),
);

/** A queue and the site it is on. */
export async function findQueueSite(db: Queryable, queueId: string): Promise<QueueSite | undefined> {
  const row = await byQueue.first(db, { queueId });
  if (row === undefined) return undefined;
  const { queueId: id, queueUuid, queueName, ...site } = row;
  return { queueId: id, queueUuid, queueName, site };
}
