import type { Queryable } from '@/lib/db/database';
import { listRules } from '@/lib/db/queries/notification/list-rules';
import { listTold, type Told } from '@/lib/db/queries/notification/list-told';
import type { Row } from '@/lib/db/schema';
import type { QueueView } from '@/lib/domain/api/views';
import { HEALTH_STATES, TROUBLES, type Trouble } from '@/lib/domain/health';
import { RESOLUTIONS } from '@/lib/domain/incident';
import type { ToldIncident } from '@/lib/domain/notifications/message';
import { ruleFits } from '@/lib/domain/notifications/rule-fits';
import { shorten, shortName } from '@/lib/domain/shorten';
import { withoutSiteWords } from '@/lib/domain/site-words';
import { oneOf } from '../queues/one-of';
import { putInOutbox, type Telling } from './outbox';
import { toRule } from './rule-rows';

/** A sentence quotes who holds a job, and what failed. */
const LONGEST_SENTENCE = 500;

/** An incident to tell of, and its queue as it is now; null when the queue is not watched any more. */
export interface News {
  incident: Row<'incident'>;
  queue: QueueView | null;
  name: string;
  siteId: string;
  siteName: string;
}

/**
 * Tells of incidents that opened or became worse: every channel of the rules that fit, once. A channel that hears of one for the
 * first time hears that it opened.
 */
export async function tellOfTrouble(trx: Queryable, news: readonly News[], now: number): Promise<void> {
  if (news.length === 0) return;
  const rules = (await listRules(trx)).map(toRule);
  if (rules.length === 0) return;
  const told = toldBy(await listTold(trx, idsOf(news)));
  const tellings = news.flatMap((one): Telling[] => {
    const state = stateOf(one);
    const queueId = one.incident.queue_id;
    const fitting = rules.filter((rule) => ruleFits(rule, { queueId, siteId: one.siteId, state }));
    const channels = new Set(fitting.map(({ channelId }) => channelId));
    return Array.from(channels, (channelId) => {
      const isNew = !told.has(keyOf(one.incident.id, channelId, 'opened'));
      return {
        channelId,
        kind: isNew ? 'opened' : 'escalated',
        // Worse only once to each state.
        round: isNew ? 0 : HEALTH_STATES.indexOf(state),
        incident: toldIncident(one),
      };
    });
  });
  await putInOutbox(trx, tellings, now);
}

/** Tells that incidents are over: everybody who was told that they had opened. */
export async function tellOfEnd(trx: Queryable, news: readonly News[], now: number): Promise<void> {
  if (news.length === 0) return;
  const byId = new Map(news.map((one) => [one.incident.id, one]));
  const tellings = (await listTold(trx, idsOf(news))).flatMap((told): Telling[] => {
    const one = byId.get(told.incident_id);
    if (one === undefined || told.kind !== 'opened') return [];
    return [{ channelId: told.channel_id, kind: 'resolved', round: 0, incident: toldIncident(one) }];
  });
  await putInOutbox(trx, tellings, now);
}

export function toldIncident({ incident, queue, name, siteName }: News): ToldIncident {
  const isOver = incident.resolved_at !== null;
  const sentence = isOver ? endWords(incident, queue) : (queue?.health.sentence ?? incident.sentence);
  const next = isOver ? null : (queue?.health.next ?? null);
  return {
    id: incident.id,
    queue: { id: incident.queue_id, name: shortName(name), site: shortName(siteName) },
    state: oneOf(TROUBLES, incident.state),
    sentence: shorten(withoutSiteWords(sentence), LONGEST_SENTENCE),
    next: next === null ? null : shorten(withoutSiteWords(next.sentence), LONGEST_SENTENCE),
    path: next?.path ?? `/queues/${incident.queue_id}`,
    openedAt: incident.opened_at,
    resolvedAt: incident.resolved_at,
    resolution: incident.resolution === null ? null : oneOf(RESOLUTIONS, incident.resolution),
  };
}

function endWords({ resolution }: Row<'incident'>, queue: QueueView | null): string {
  if (resolution === 'removed' || queue === null) return 'The queue is not watched any more.';
  return queue.health.sentence;
}

function stateOf({ incident }: News): Trouble {
  return oneOf(TROUBLES, incident.state);
}

function idsOf(news: readonly News[]): string[] {
  return news.map(({ incident }) => incident.id);
}

function toldBy(told: readonly Told[]): ReadonlySet<string> {
  return new Set(told.map((one) => keyOf(one.incident_id, one.channel_id, one.kind)));
}

function keyOf(incidentId: string, channelId: string, kind: string): string {
  return `${incidentId} ${channelId} ${kind}`;
}
