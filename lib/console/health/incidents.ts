import { findIncident, listIncidents, type IncidentRow } from '@/lib/db/queries/incident/list-incidents';
import { findQueue } from '@/lib/db/queries/queue/find-queue';
import type { IncidentView } from '@/lib/domain/api/health';
import type { IncidentsQuery } from '@/lib/domain/api/health-inputs';
import { AppError } from '@/lib/domain/errors';
import { TROUBLES } from '@/lib/domain/health';
import { RESOLUTIONS } from '@/lib/domain/incident';
import { shortName } from '@/lib/domain/shorten';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';

const AT_ONCE = 50;

/** Incidents, newest first; of one queue when it is named. @throws AppError `not-found` */
export async function readIncidents(
  { database }: ConsoleContext,
  { state, before }: IncidentsQuery,
  queueId?: string,
): Promise<{ incidents: IncidentView[]; more: boolean }> {
  if (queueId !== undefined && (await findQueue(database.kysely, queueId)) === undefined) {
    throw new AppError('not-found', 'This queue is not tracked here.');
  }
  const filter = { queueId, onlyOpen: state === 'open', before, limit: AT_ONCE + 1 };
  const rows = await listIncidents(database.kysely, filter);
  return { incidents: rows.slice(0, AT_ONCE).map(toIncidentView), more: rows.length > AT_ONCE };
}

/** @throws AppError `not-found` */
export async function getIncident({ database }: ConsoleContext, id: string): Promise<IncidentView> {
  const row = await findIncident(database.kysely, id);
  if (row === undefined) throw new AppError('not-found', 'There is no such incident.');
  return toIncidentView(row);
}

function toIncidentView(row: IncidentRow): IncidentView {
  return {
    id: row.id,
    queue: { id: row.queue_id, name: shortName(row.queue_name), siteName: shortName(row.site_name) },
    state: oneOf(TROUBLES, row.state),
    sentence: row.sentence,
    openedAt: row.opened_at,
    escalatedAt: row.escalated_at,
    resolvedAt: row.resolved_at,
    resolution: row.resolution === null ? null : oneOf(RESOLUTIONS, row.resolution),
    acknowledged:
      row.acknowledged_at === null ? null : { at: row.acknowledged_at, by: row.acknowledged_by ?? '' },
  };
}
