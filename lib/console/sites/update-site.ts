import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import { listIdleQueueIds } from '@/lib/db/queries/queue/list-idle-queue-ids';
import { updateSite as updateSiteRow } from '@/lib/db/queries/site/update-site';
import type { Row } from '@/lib/db/schema';
import type { SiteChangeInput } from '@/lib/domain/api/site-inputs';
import type { SiteView } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { checkAddress } from './check-address';
import { credentialColumns } from './credential-columns';
import { refuseTwin } from './refuse-twin';
import { requireRemoteSite } from './require-site';
import { getSiteView } from './site-views';

/**
 * Changes a site's name, address or credentials. Credentials that are not given stay, but never follow to another address:
 * there they must be given again. A site that was removed is connected again by this.
 * @throws AppError `forbidden`, `not-found`, `invalid` or `conflict`; nothing is written then.
 */
export async function updateSite(ctx: ActContext, siteId: string, input: SiteChangeInput): Promise<SiteView> {
  requireRole(ctx.actor, 'site.write');
  const baseUrl = checkAddress(ctx, input.baseUrl);
  const now = ctx.clock.now();
  await ctx.database.transaction(async (trx) => {
    const site = await requireRemoteSite(trx, ctx.database.support, siteId);
    await refuseTwin(trx, { id: siteId, name: input.name, baseUrl });
    const isMoved = baseUrl !== site.base_url;
    requireCredentials(site, input, isMoved);
    if (isMoved && input.sameSiteMoved !== true) await refuseOpenWork(trx, siteId);
    await updateSiteRow(trx, siteId, {
      name: input.name,
      base_url: baseUrl,
      archived_at: null,
      // What was read with other credentials or elsewhere says nothing any more.
      ...(isMoved || input.credentials !== undefined ? { problem: null, tried_at: null } : {}),
      ...(input.credentials === undefined ? {} : credentialColumns(ctx, input.credentials)),
    });
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: site.archived_at === null ? 'site.update' : 'site.restore',
      target: { kind: 'site', id: siteId, name: input.name },
      outcome: 'done',
      detail: {
        baseUrl,
        ...(isMoved ? { movedFrom: site.base_url } : {}),
        credentials: input.credentials === undefined ? 'kept' : 'replaced',
      },
    });
  });
  return getSiteView(ctx, siteId);
}

function requireCredentials(site: Row<'site'>, input: SiteChangeInput, isMoved: boolean): void {
  if (input.credentials !== undefined || (!isMoved && site.credentials_sealed !== null)) return;
  const message = isMoved
    ? 'Enter the credentials again: those that are kept were given for another address and are not sent to a new one.'
    : 'Enter the credentials: none are kept for this site.';
  throw new AppError('invalid', `Nothing was changed. ${message}`, {
    problems: [{ path: 'credentials', message }],
  });
}

/** A job that is open at the old address would be finished at the new one. */
async function refuseOpenWork(trx: Queryable, siteId: string): Promise<void> {
  const queues = (await listSiteQueues(trx, siteId)).map((queue) => queue.id);
  const idle = await listIdleQueueIds(trx, queues);
  if (idle.length === queues.length) return;
  const message =
    'Jobs are open, or calls unknown, at the old address. Say that the new address is the same Fluxx site, or settle them first.';
  throw new AppError('conflict', `${message} Nothing was changed.`, {
    problems: [{ path: 'sameSiteMoved', message }],
  });
}
