import type { Queryable } from '../../database';

export interface OpenedIncident {
  id: string;
  opened_at: number;
  sentence: string;
  queue_name: string;
}

export interface OpenedAsked {
  from: number;
  to: number;
  queueId?: string | undefined;
  siteId?: string | undefined;
  limit: number;
}

/** The newest incidents that began in a range, newest first. */
export async function listOpenedBetween(db: Queryable, asked: OpenedAsked): Promise<OpenedIncident[]> {
  let query = db
    .selectFrom('incident')
    .innerJoin('queue', 'queue.id', 'incident.queue_id')
    .select(['incident.id', 'incident.opened_at', 'incident.sentence', 'queue.name as queue_name'])
    .where('incident.opened_at', '>=', asked.from)
    .where('incident.opened_at', '<', asked.to)
    .orderBy('incident.opened_at', 'desc')
    .limit(asked.limit);
  if (asked.siteId !== undefined) query = query.where('queue.site_id', '=', asked.siteId);
  if (asked.queueId !== undefined) query = query.where('incident.queue_id', '=', asked.queueId);
  return query.execute();
}
