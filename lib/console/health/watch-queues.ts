import { listOpenIncidents, type OpenIncident } from '@/lib/db/queries/incident/list-open-incidents';
import type { NewRow } from '@/lib/db/schema';
import type { QueueView } from '@/lib/domain/api/views';
import { isTrouble, TROUBLES } from '@/lib/domain/health';
import { decideIncident } from '@/lib/domain/incident';
import { rememberHealth, type RememberedHealth } from '@/lib/domain/remembered-health';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';
import { readingProblemOf, readQueueRows, toQueueView, type QueueRows } from '../queues/queue-view';
import { carryOut, type Decision } from './carry-out';

/**
 * Judges every queue: remembers how it is, opens, escalates and resolves incidents, and puts into the outbox who is to be told, all of
 * it in one transaction. It reads what is stored and calls no site. Several instances at once do no harm: of each step one wins.
 */
export async function watchQueues(ctx: ConsoleContext): Promise<void> {
  const now = ctx.clock.now();
  const open = await listOpenIncidents(ctx.database.kysely);
  const queues = await readQueueRows(ctx);
  await judgeQueues(ctx, { now, open, queues, isTracked: isAmong(queues) });
}

/** Whether a queue is one of those that were read. */
export function isAmong(queues: readonly QueueRows[]): (queueId: string) => boolean {
  const tracked = new Set(queues.map(({ queue }) => queue.id));
  return (queueId) => tracked.has(queueId);
}

export interface ToJudge {
  now: number;
  /** Every open incident. */
  open: readonly OpenIncident[];
  /** The queues to judge, which are tracked. */
  queues: readonly QueueRows[];
  /** Of any queue: an incident of one that is not tracked ends. */
  isTracked: (queueId: string) => boolean;
}

/** How a queue was judged. */
export interface Judgement {
  rows: QueueRows;
  /** What is remembered of it now. */
  health: RememberedHealth;
  /** Whether nothing is to become of its incident. */
  isSettled: boolean;
}

/** Judges some queues, and writes down what came of it. */
export async function judgeQueues(
  ctx: ConsoleContext,
  { now, open, queues, isTracked }: ToJudge,
): Promise<Judgement[]> {
  const incidents = new Map(open.map((incident) => [incident.queue_id, incident]));
  const remembered: NewRow<'queue_health'>[] = [];
  const decisions = open.filter(({ queue_id: id }) => !isTracked(id)).map(decideOfGone);
  const judgements = queues.map((rows) => {
    const queue = toQueueView(now, rows);
    const { earlier } = rows.watched;
    const health = rememberHealth(earlier, { state: queue.health.state, isFailing: isFailing(rows) }, now);
    if (health !== earlier) remembered.push(toRow(queue.id, health));
    const decision = decide(queue, { incident: incidents.get(queue.id) ?? null, health, rows, now });
    if (decision !== null) decisions.push(decision);
    return { rows, health, isSettled: decision === null };
  });
  if (remembered.length + decisions.length > 0)
    await ctx.database.transaction((trx) => carryOut(trx, { remembered, decisions, now }));
  return judgements;
}

/** Its queue, or the site of it, was removed while it was open. */
function decideOfGone(incident: OpenIncident): Decision {
  return { step: 'remove', incident, queue: null };
}

/** Whether its site cannot be read, or its newest call failed. */
export function isFailing({ queue, reading, newest }: QueueRows): boolean {
  return readingProblemOf(queue, reading) !== null || newest?.state === 'failed';
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
  rows: QueueRows;
  now: number;
}

function decide(queue: QueueView, { incident, health, rows, now }: Standing): Decision | null {
  const open = incident === null ? null : oneOf(TROUBLES, incident.state);
  const isQuiet = queue.health.quietUntil !== undefined;
  const step = decideIncident({ now, open, health, isQuiet }, rows.watched.settings);
  if (step !== 'none') return { step, incident, queue };
  return incident !== null && isUntold(incident, queue) ? { step: 'tell', incident, queue } : null;
}

/** Nobody was told of it, or not that it became this bad, because the queue was snoozed; now it is not. */
function isUntold(incident: OpenIncident, { health }: QueueView): boolean {
  if (incident.told_state === incident.state || !isTrouble(health.state)) return false;
  return health.snooze === undefined && health.quietUntil === undefined;
}
