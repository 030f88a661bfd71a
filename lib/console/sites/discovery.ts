import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import { listSiteAlerts } from '@/lib/db/queries/site-alert/list-site-alerts';
import { findSite } from '@/lib/db/queries/site/find-site';
import type { DiscoveryView } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { compareWithSite } from './compare';
import { toSiteView } from './site-views';

/** What a site listed when it was last read, beside what is tracked. Nothing is called for it. @throws AppError `not-found` */
export async function getDiscovery(ctx: ConsoleContext, siteId: string): Promise<DiscoveryView> {
  const db = ctx.database.kysely;
  const site = await findSite(db, siteId);
  if (site === undefined) throw new AppError('not-found', 'There is no such site.');
  const queues = await listSiteQueues(db, siteId);
  const alerts = await listSiteAlerts(db, siteId);
  return {
    site: toSiteView(site, queues, alerts),
    alerts: compareWithSite(site, queues, alerts),
    now: ctx.clock.now(),
  };
}
