import { listOpenIncidents, type OpenIncident } from '@/lib/db/queries/incident/list-open-incidents';
import type { NewRow } from '@/lib/db/schema';
import type { QueueView } from '@/lib/domain/api/views';
import { isTrouble, TROUBLES } from '@/lib/domain/health';
import { decideIncident, type IncidentStep } from '@/lib/domain/incident';
import { rememberHealth, type RememberedHealth } from '@/lib/domain/remembered-health';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';
import { readQueueRows, toQueueView, type QueueRows } from '../queues/queue-view';
import { carryOut, type Decision } from './carry-out';
import type { Watched } from './read-watched';

/**
 * Judges every queue: remembers how it is, opens, escalates and resolves incidents, and puts into the outbox who is to be told, all of
 * it in one transaction. It reads what is stored and calls no site. Several instances at once do no harm: of each step one wins.
 */
export async function watchQueues(ctx: ConsoleContext): Promise<void> {
  const now = ctx.clock.now();
  const open = await listOpenIncidents(ctx.database.kysely);
  const queues = await readQueueRows(ctx);
  const incidents = new Map(open.map((incident) => [incident.queue_id, incident]));
  const remembered: NewRow<'queue_health'>[] = [];
  const tracked = new Set(queues.map(({ queue }) => queue.id));
  const decisions = open.filter((incident) => !tracked.has(incident.queue_id)).map(decideOfGone);
  for (const rows of queues) {
    const queue = toQueueView(now, rows);
    const { watched } = rows;
    const health = rememberHealth(watched.earlier, judgedOf(queue, rows), now);
    if (health !== watched.earlier) remembered.push(toRow(queue.id, health));
    const incident = incidents.get(queue.id) ?? null;
    const step = stepOf(queue, { incident, health, watched, now });
    if (step !== 'none') decisions.push({ step, incident, queue });
    else if (incident !== null && isUntold(incident, queue))
      decisions.push({ step: 'tell', incident, queue });
  }
  if (remembered.length + decisions.length === 0) return;
  await ctx.database.transaction((trx) => carryOut(trx, { remembered, decisions, now }));
}

/** Its queue, or the site of it, was removed while it was open. */
function decideOfGone(incident: OpenIncident): Decision {
  return { step: 'remove', incident, queue: null };
}

function judgedOf({ health, readingProblem }: QueueView, { newest }: QueueRows) {
  return { state: health.state, isFailing: readingProblem !== null || newest?.state === 'failed' };
}

function toRow(queueId: string, health: RememberedHealth): NewRow<'queue_health'> {
  return {
    queue_id: queueId,
    state: health.state,
    since: health.since,
    turned_at: health.turnedAt,
    unreadable_at: health.failedAt,
  };
}

interface Standing {
  incident: OpenIncident | null;
  health: RememberedHealth;
  watched: Watched;
  now: number;
}

function stepOf(queue: QueueView, { incident, health, watched, now }: Standing): IncidentStep {
  const open = incident === null ? null : oneOf(TROUBLES, incident.state);
  const isQuiet = queue.health.quietUntil !== undefined;
  return decideIncident({ now, open, health, isQuiet }, watched.settings);
}

/** Nobody was told of it, or not that it became this bad, because the queue was snoozed; now it is not. */
function isUntold(incident: OpenIncident, { health }: QueueView): boolean {
  if (incident.told_state === incident.state || !isTrouble(health.state)) return false;
  return health.snooze === undefined && health.quietUntil === undefined;
}
