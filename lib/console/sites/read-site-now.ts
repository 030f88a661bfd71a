import { recordAct } from '@/lib/audit/record';
import type { DiscoveryView } from '@/lib/domain/api/sites';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { getDiscovery } from './discovery';
import { readSite } from './read-site';

/**
 * Reads a site because somebody asked. Reads only; what it brought, or why it failed, is in the answer.
 * @throws AppError `forbidden`, `not-found`
 */
export async function readSiteNow(ctx: ActContext, siteId: string): Promise<DiscoveryView> {
  requireRole(ctx.actor, 'site.write');
  const { site } = await getDiscovery(ctx, siteId);
  await readSite(ctx, siteId, (trx, problem) =>
    recordAct(trx, {
      at: ctx.clock.now(),
      actor: ctx.actor,
      verb: 'site.read',
      target: { kind: 'site', id: siteId, name: site.name },
      outcome: problem === null ? 'done' : 'failed',
      detail: { problem },
    }),
  );
  return getDiscovery(ctx, siteId);
}
