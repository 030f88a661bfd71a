import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import { listSiteAlerts } from '@/lib/db/queries/site-alert/list-site-alerts';
import type { LineReport, TrackReport } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import { MOST_PASTED, normalQueueUuid, readPastedUuids, type PastedLine } from '@/lib/domain/queue-uuids';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { getDiscovery } from './discovery';
import { requireConnectedSite } from './require-site';
import { trackQueue } from './track-queue';

/**
 * Tracks queues by their UUIDs, typed or pasted. Nothing is called: whether the site knows a UUID shows at its next reading or
 * the first process call. Every line is reported.
 * @throws AppError `forbidden`, `not-found`, `invalid` when nothing can be read or there is too much, `conflict` for a site
 * that is removed
 */
export async function addPastedQueues(ctx: ActContext, siteId: string, text: string): Promise<TrackReport> {
  requireRole(ctx.actor, 'site.write');
  const pasted = readPastedUuids(text);
  if (pasted.length === 0 || pasted.length > MOST_PASTED) throw unusable(pasted.length);
  const lines = await ctx.database.transaction(async (trx) => {
    await requireConnectedSite(trx, ctx.database.support, siteId);
    const queues = await listSiteQueues(trx, siteId);
    const tracked = new Map(queues.map((queue) => [normalQueueUuid(queue.queue_uuid), queue]));
    const alerts = await listSiteAlerts(trx, siteId);
    const listed = new Map(alerts.map((alert) => [normalQueueUuid(alert.queue_uuid), alert]));
    const reports: LineReport[] = [];
    for (const one of pasted) {
      const { queueUuid } = one;
      const known = queueUuid === null ? undefined : tracked.get(queueUuid);
      if (queueUuid === null || one.duplicateOf !== null || known?.archived_at === null) {
        reports.push(notAdded(one, known?.id ?? null));
        continue;
      }
      const alert = listed.get(queueUuid);
      const { queueId, restored } = await trackQueue(ctx, trx, { siteId, queueUuid, alert, known });
      reports.push(added(one, { queueId, restored, isListed: alert !== undefined }));
    }
    return reports;
  });
  return { discovery: await getDiscovery(ctx, siteId), lines };
}

function notAdded({ line, text, queueUuid, duplicateOf }: PastedLine, queueId: string | null): LineReport {
  if (queueUuid === null) {
    const sentence = 'This is no Queue UUID. One looks like 90ff218f-58f8-11ea-8424-0265ea535fd4.';
    return { line, text, queueId: null, result: 'invalid', sentence };
  }
  if (duplicateOf !== null) {
    return { line, text, queueId, result: 'duplicate', sentence: `Line ${duplicateOf} names it already.` };
  }
  return { line, text, queueId, result: 'tracked', sentence: 'It is tracked already.' };
}

function added(
  { line, text }: PastedLine,
  { queueId, restored, isListed }: { queueId: string; restored: boolean; isListed: boolean },
): LineReport {
  if (restored) {
    const sentence = 'It is tracked again, with its ledger from before.';
    return { line, text, queueId, result: 'restored', sentence };
  }
  const sentence = isListed
    ? 'It is tracked now, under the name the site gives it.'
    : 'It is tracked now. The site did not list it when it was last read; give it a name under Details.';
  return { line, text, queueId, result: 'added', sentence };
}

function unusable(parts: number): AppError {
  const message =
    parts === 0
      ? 'There is no Queue UUID in it. One looks like 90ff218f-58f8-11ea-8424-0265ea535fd4.'
      : `These are ${parts.toLocaleString('en')} parts; paste at most ${MOST_PASTED.toLocaleString('en')} at once.`;
  return new AppError('invalid', `${message} Nothing was changed.`, {
    problems: [{ path: 'text', message }],
  });
}
