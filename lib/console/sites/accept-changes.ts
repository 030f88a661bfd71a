import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import { listSiteAlerts } from '@/lib/db/queries/site-alert/list-site-alerts';
import type { Row } from '@/lib/db/schema';
import type { AcceptInput } from '@/lib/domain/api/site-inputs';
import type { LineReport, TrackReport } from '@/lib/domain/api/sites';
import { normalQueueUuid } from '@/lib/domain/queue-uuids';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { archiveQueue } from '../queues/archive-queue';
import { getDiscovery } from './discovery';
import { requireConnectedSite } from './require-site';
import { describedBy, trackQueue } from './track-queue';

interface Known {
  queues: ReadonlyMap<string, Row<'queue'>>;
  alerts: ReadonlyMap<string, Row<'site_alert'>>;
}

type Fate = Pick<LineReport, 'queueId' | 'result' | 'sentence'>;

/**
 * Applies what an admin accepts of what a site lists: alerts to track, tracked queues that take over what the site says now,
 * and queues to stop tracking. Each is reported by itself; one that cannot be done keeps none of the others back.
 * @throws AppError `forbidden`, `not-found`, `conflict` for a site that is removed
 */
export async function acceptChanges(
  ctx: ActContext,
  siteId: string,
  input: AcceptInput,
): Promise<TrackReport> {
  requireRole(ctx.actor, 'site.write');
  const lines = await ctx.database.transaction(async (trx) => {
    await requireConnectedSite(trx, ctx.database.support, siteId);
    const known = await readKnown(trx, siteId);
    const reports: LineReport[] = [];
    const doEach = async (uuids: readonly string[], act: (uuid: string) => Promise<Fate>): Promise<void> => {
      for (const uuid of new Set(uuids.map(normalQueueUuid))) {
        const text = known.queues.get(uuid)?.name ?? known.alerts.get(uuid)?.name ?? uuid;
        reports.push({ line: reports.length + 1, text, ...(await act(uuid)) });
      }
    };
    await doEach(input.add, (uuid) => add(ctx, trx, { siteId, uuid, known }));
    await doEach(input.update, (uuid) => takeOver(ctx, trx, { uuid, known }));
    await doEach(input.remove, (uuid) => remove(ctx, trx, { uuid, known }));
    return reports;
  });
  return { discovery: await getDiscovery(ctx, siteId), lines };
}

async function readKnown(trx: Queryable, siteId: string): Promise<Known> {
  const queues = await listSiteQueues(trx, siteId);
  const alerts = await listSiteAlerts(trx, siteId);
  return {
    queues: new Map(queues.map((queue) => [normalQueueUuid(queue.queue_uuid), queue])),
    alerts: new Map(alerts.map((alert) => [normalQueueUuid(alert.queue_uuid), alert])),
  };
}

async function add(
  ctx: ActContext,
  trx: Queryable,
  { siteId, uuid, known }: { siteId: string; uuid: string; known: Known },
): Promise<Fate> {
  const alert = known.alerts.get(uuid);
  const queue = known.queues.get(uuid);
  if (queue !== undefined && queue.archived_at === null) {
    return { queueId: queue.id, result: 'tracked', sentence: 'It is tracked already.' };
  }
  if (alert === undefined) {
    return {
      queueId: null,
      result: 'refused',
      sentence: 'The site does not list it any more. Read the site again.',
    };
  }
  const { queueId, restored } = await trackQueue(ctx, trx, {
    siteId,
    queueUuid: alert.queue_uuid,
    alert,
    known: queue,
  });
  return restored
    ? { queueId, result: 'restored', sentence: 'It is tracked again, with its ledger from before.' }
    : { queueId, result: 'added', sentence: 'It is tracked now.' };
}

async function takeOver(
  ctx: ActContext,
  trx: Queryable,
  { uuid, known }: { uuid: string; known: Known },
): Promise<Fate> {
  const alert = known.alerts.get(uuid);
  const queue = known.queues.get(uuid);
  if (alert === undefined || queue === undefined || queue.archived_at !== null) {
    return {
      queueId: queue?.id ?? null,
      result: 'refused',
      sentence: 'There is nothing to take over any more.',
    };
  }
  // A name somebody gave it here stays.
  const isNamedBySite = queue.name === queue.listed_name || queue.name === queue.queue_uuid;
  await updateQueue(trx, queue.id, { ...describedBy(alert), ...(isNamedBySite ? { name: alert.name } : {}) });
  await recordAct(trx, {
    at: ctx.clock.now(),
    actor: ctx.actor,
    verb: 'queue.update',
    target: { kind: 'queue', id: queue.id, name: queue.name },
    outcome: 'done',
    detail: { from: 'site', name: alert.name, enabled: alert.enabled, wasNamed: queue.listed_name },
  });
  return { queueId: queue.id, result: 'updated', sentence: 'It took over what the site says now.' };
}

async function remove(
  ctx: ActContext,
  trx: Queryable,
  { uuid, known }: { uuid: string; known: Known },
): Promise<Fate> {
  const queue = known.queues.get(uuid);
  if (queue === undefined || queue.archived_at !== null) {
    return { queueId: queue?.id ?? null, result: 'refused', sentence: 'It is not tracked any more.' };
  }
  const now = ctx.clock.now();
  if (!(await archiveQueue(trx, ctx.database.support, queue.id, now))) {
    return {
      queueId: queue.id,
      result: 'refused',
      sentence:
        'A job of it is open, or the outcome of a call unknown. Finish or reconcile first; nothing was changed.',
    };
  }
  await recordAct(trx, {
    at: now,
    actor: ctx.actor,
    verb: 'queue.remove',
    target: { kind: 'queue', id: queue.id, name: queue.name },
    outcome: 'done',
  });
  return {
    queueId: queue.id,
    result: 'removed',
    sentence: 'It is not tracked any more. Its ledger is kept in the archive.',
  };
}
