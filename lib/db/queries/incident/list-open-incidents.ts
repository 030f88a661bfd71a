import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

export interface OpenIncident extends Row<'incident'> {
  queue_name: string;
  site_id: string;
  site_name: string;
}

const open = keptQuery((db) =>
  db
    .selectFrom('incident')
    .innerJoin('queue', 'queue.id', 'incident.queue_id')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .selectAll('incident')
    .select(['queue.name as queue_name', 'site.id as site_id', 'site.name as site_name'])
    .where('incident.resolved_at', 'is', null),
);

/** The incidents that are not over, with their queues; a queue has one at most. */
export async function listOpenIncidents(db: Queryable): Promise<OpenIncident[]> {
  return open.all(db, {});
}
