import type { Queryable } from '@/lib/db/database';
import { listOpenIncidents, type OpenIncident } from '@/lib/db/queries/incident/list-open-incidents';
import { listRules } from '@/lib/db/queries/notification/list-rules';
import { listTold, type Told } from '@/lib/db/queries/notification/list-told';
import type { QueueView } from '@/lib/domain/api/views';
import { TROUBLES } from '@/lib/domain/health';
import { ruleFits, type NotificationRule } from '@/lib/domain/notifications/rule-fits';
import type { ConsoleContext } from '../context';
import { groupBy } from '../group-by';
import { oneOf } from '../queues/one-of';
import { readQueueViews } from '../queues/queue-view';
import { putInOutbox, type Telling } from './outbox';
import { toRule } from './rule-rows';
import { toldIncident } from './tell';

/**
 * Reminds of incidents that still stand, as often as the rules say, and tells of them to channels that never heard of them: whoever
 * makes a rule, or switches one on, while there is trouble that it is about wants to know of it. Not of one that somebody has in
 * hand, nor of a snoozed queue, nor in quiet hours; and not while an earlier message of it is not delivered yet.
 */
export async function remind(ctx: ConsoleContext): Promise<void> {
  const now = ctx.clock.now();
  if ((await listDue(ctx.database.kysely, now)).length === 0) return;
  const views = new Map((await readQueueViews(ctx)).map((view) => [view.id, view]));
  await ctx.database.transaction(async (trx) => {
    // Once more: a channel, a rule or an incident may have gone while the queues were read.
    const due = await listDue(trx, now);
    const tellings = due.flatMap((one) => tellingOf(one, views.get(one.incident.queue_id)));
    await putInOutbox(trx, tellings, now);
  });
}

interface Due {
  incident: OpenIncident;
  channelId: string;
  kind: 'opened' | 'reminded';
  round: number;
}

async function listDue(db: Queryable, now: number): Promise<Due[]> {
  const rules = (await listRules(db)).map(toRule);
  if (rules.length === 0) return [];
  const open = (await listOpenIncidents(db)).filter(isToBeTold);
  const ids = open.map(({ id }) => id);
  const told = groupBy(await listTold(db, ids), 'incident_id');
  return open.flatMap((incident) => dueChannels(incident, { rules, told: told.get(incident.id) ?? [], now }));
}

/** A snooze that ends is told where health is judged. */
function isToBeTold({ told_state: told, acknowledged_at: acknowledged }: OpenIncident): boolean {
  return told !== null && acknowledged === null;
}

function dueChannels(
  incident: OpenIncident,
  { rules, told, now }: { rules: readonly NotificationRule[]; told: readonly Told[]; now: number },
): Due[] {
  const { queue_id: queueId, site_id: siteId } = incident;
  const facts = { queueId, siteId, state: oneOf(TROUBLES, incident.state) };
  const fitting = rules.filter((rule) => ruleFits(rule, facts));
  return Array.from(new Set(fitting.map(({ channelId }) => channelId))).flatMap((channelId): Due[] => {
    const here = told.filter((one) => one.channel_id === channelId);
    if (here.length === 0) return [{ incident, channelId, kind: 'opened', round: 0 }];
    const every = fitting.flatMap((one) => (one.channelId === channelId ? [one.remindMs ?? Infinity] : []));
    const isDue =
      here.every(({ waiting }) => waiting === 0) &&
      now - Math.max(...here.map((one) => one.last_at)) >= Math.min(...every);
    const round = here.find(({ kind }) => kind === 'reminded')?.times ?? 0;
    return isDue ? [{ incident, channelId, kind: 'reminded', round }] : [];
  });
}

function tellingOf({ incident, channelId, kind, round }: Due, queue: QueueView | undefined): Telling[] {
  // In another state it is about to ease, or to become worse, which is told then.
  if (queue === undefined || queue.health.state !== incident.state) return [];
  if (queue.health.snooze !== undefined || queue.health.quietUntil !== undefined) return [];
  const { queue_name: name, site_id: siteId, site_name: siteName } = incident;
  return [
    {
      channelId,
      kind,
      round,
      incident: toldIncident({ incident, queue, name, siteId, siteName }),
    },
  ];
}
