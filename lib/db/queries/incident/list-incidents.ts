import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface IncidentRow extends Row<'incident'> {
  queue_name: string;
  site_name: string;
}

export interface IncidentFilter {
  queueId?: string | undefined;
  onlyOpen: boolean;
  /** Only those before this one. */
  before?: string | undefined;
  limit: number;
}

/** Incidents, newest first: their ids are in the order in which they opened. */
export async function listIncidents(
  db: Queryable,
  { queueId, onlyOpen, before, limit }: IncidentFilter,
): Promise<IncidentRow[]> {
  let query = incidents(db).orderBy('incident.id', 'desc').limit(limit);
  if (queueId !== undefined) query = query.where('incident.queue_id', '=', queueId);
  if (onlyOpen) query = query.where('incident.resolved_at', 'is', null);
  if (before !== undefined) query = query.where('incident.id', '<', before);
  return query.execute();
}

export async function findIncident(db: Queryable, id: string): Promise<IncidentRow | undefined> {
  return incidents(db).where('incident.id', '=', id).executeTakeFirst();
}

function incidents(db: Queryable) {
  return db
    .selectFrom('incident')
    .innerJoin('queue', 'queue.id', 'incident.queue_id')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .selectAll('incident')
    .select(['queue.name as queue_name', 'site.name as site_name']);
}
