import { v7 as newId } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { putQueueHealth } from '@/lib/db/queries/health/put-queue-health';
import type { OpenIncident } from '@/lib/db/queries/incident/list-open-incidents';
import { openIncident } from '@/lib/db/queries/incident/open-incident';
import { updateOpenIncident } from '@/lib/db/queries/incident/update-open-incident';
import type { NewRow, Row } from '@/lib/db/schema';
import type { ActVerb } from '@/lib/domain/activity/verbs';
import { systemActor } from '@/lib/domain/actor';
import type { QueueView } from '@/lib/domain/api/views';
import type { IncidentStep } from '@/lib/domain/incident';
import { withoutSiteWords } from '@/lib/domain/site-words';
import { tellOfEnd, tellOfTrouble, type News } from '../notifications/tell';

/** What is to become of a queue's incident. `tell`: it stands as it is, and people hear of it now. `remove`: its queue is gone. */
export type Decision =
  | { step: Exclude<IncidentStep, 'none'> | 'tell'; incident: OpenIncident | null; queue: QueueView }
  | { step: 'remove'; incident: OpenIncident; queue: null };

export interface Judgement {
  remembered: readonly NewRow<'queue_health'>[];
  decisions: readonly Decision[];
  now: number;
}

/** Writes a round of judgement down, and who is to be told of it. */
export async function carryOut(trx: Queryable, { remembered, decisions, now }: Judgement): Promise<void> {
  await putQueueHealth(trx, remembered);
  const ended: News[] = [];
  const trouble: News[] = [];
  for (const decision of decisions) {
    const news = await take(trx, decision, now);
    if (news === null) continue;
    if (news.incident.resolved_at !== null) ended.push(news);
    else if (news.incident.told_state === news.incident.state) trouble.push(news);
  }
  await tellOfEnd(trx, ended, now);
  await tellOfTrouble(trx, trouble, now);
}

/** @returns null when another instance took the step first. */
async function take(trx: Queryable, decision: Decision, now: number): Promise<News | null> {
  const { incident, queue } = decision;
  if (incident !== null) return change(trx, { ...decision, incident }, now);
  return queue === null ? null : open(trx, queue, now);
}

async function open(trx: Queryable, queue: QueueView, now: number): Promise<News | null> {
  const { state, sentence } = queue.health;
  const incident: Row<'incident'> = {
    id: newId(),
    queue_id: queue.id,
    state,
    sentence,
    opened_at: now,
    escalated_at: null,
    resolved_at: null,
    resolution: null,
    acknowledged_at: null,
    acknowledged_by: null,
    told_state: toldState(queue),
  };
  if (!(await openIncident(trx, incident))) return null;
  const news: News = { incident, queue, ...namesOf(queue, null) };
  await note(trx, 'incident.open', news, now);
  return news;
}

type Change = Decision & { incident: OpenIncident };

async function change(trx: Queryable, decision: Change, now: number): Promise<News | null> {
  const { incident, queue } = decision;
  const changes = changesOf(decision, now);
  if (!(await updateOpenIncident(trx, incident, changes))) return null;
  const news: News = { incident: { ...incident, ...changes }, queue, ...namesOf(queue, incident) };
  const verb = VERBS[decision.step];
  if (verb !== null) await note(trx, verb, news, now);
  return news;
}

const VERBS: Readonly<Record<Decision['step'], ActVerb | null>> = {
  open: 'incident.open',
  escalate: 'incident.escalate',
  ease: 'incident.resolve',
  resolve: 'incident.resolve',
  remove: 'incident.resolve',
  tell: null,
};

function changesOf({ step, queue, incident }: Change, now: number): Partial<Row<'incident'>> {
  if (queue === null) return { resolved_at: now, resolution: 'removed' };
  if (step === 'ease') return { resolved_at: now, resolution: 'eased' };
  if (step === 'resolve') return { resolved_at: now, resolution: 'recovered' };
  if (step === 'tell') return { told_state: incident.state };
  const { state, sentence } = queue.health;
  const told = toldState(queue) ?? incident.told_state;
  // Whoever knew of the milder trouble does not know of this.
  const again = { acknowledged_at: null, acknowledged_by: null };
  return { state, sentence, escalated_at: now, told_state: told, ...again };
}

/** Nobody is told of a queue that is snoozed, until that ends. */
function toldState({ health }: QueueView): string | null {
  return health.snooze === undefined ? health.state : null;
}

interface Names {
  name: string;
  siteId: string;
  siteName: string;
}

function namesOf(queue: QueueView | null, before: OpenIncident | null): Names {
  if (queue !== null) return { name: queue.name, siteId: queue.site.id, siteName: queue.site.name };
  return {
    name: before?.queue_name ?? '',
    siteId: before?.site_id ?? '',
    siteName: before?.site_name ?? '',
  };
}

async function note(trx: Queryable, verb: ActVerb, { incident, name }: News, at: number): Promise<void> {
  await recordAct(trx, {
    at,
    actor: systemActor,
    verb,
    target: { kind: 'queue', id: incident.queue_id, name },
    outcome: 'done',
    detail: {
      incident: incident.id,
      state: incident.state,
      sentence: withoutSiteWords(incident.sentence),
      resolution: incident.resolution,
    },
  });
}
