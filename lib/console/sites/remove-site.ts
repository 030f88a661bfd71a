import { recordAct } from '@/lib/audit/record';
import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import { updateSite } from '@/lib/db/queries/site/update-site';
import type { SiteView } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { archiveQueue } from '../queues/archive-queue';
import { requireConnectedSite } from './require-site';
import { getSiteView } from './site-views';

/**
 * Removes a site: its queues are archived with their whole ledger, and its credentials are deleted.
 * @throws AppError `forbidden`, `not-found`, or `conflict` naming the queues with an open job or an unknown call; nothing is
 * changed then.
 */
export async function removeSite(ctx: ActContext, siteId: string): Promise<SiteView> {
  requireRole(ctx.actor, 'site.write');
  const { support } = ctx.database;
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const site = await requireConnectedSite(trx, support, siteId);
    const queues = (await listSiteQueues(trx, siteId)).filter((queue) => queue.archived_at === null);
    const busy: string[] = [];
    // In one order, so that two removals cannot wait for each other.
    for (const queue of queues.toSorted((one, other) => one.id.localeCompare(other.id))) {
      if (!(await archiveQueue(trx, support, queue.id, now))) busy.push(queue.name);
    }
    if (busy.length > 0) throw stillOpen(busy);
    await updateSite(trx, siteId, {
      archived_at: now,
      credentials_sealed: null,
      credentials_kind: null,
      client_id: null,
      credentials_set_at: null,
      problem: null,
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'site.remove',
      target: { kind: 'site', id: siteId, name: site.name },
      outcome: 'done',
      detail: { baseUrl: site.base_url, archivedQueues: queues.length },
    });
  });
  return getSiteView(ctx, siteId);
}

const MOST_NAMED = 5;

function stillOpen(names: readonly string[]): AppError {
  const named = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return new AppError(
    'conflict',
    `A job is open, or the outcome of a call is unknown, in ${named}${more}. Its Job UUID is the only key to those records, so the site was not removed and nothing was changed. Finish or reconcile first.`,
  );
}
