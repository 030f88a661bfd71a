import { listAllQueues } from '@/lib/db/queries/queue/list-all-queues';
import { listSiteAlerts } from '@/lib/db/queries/site-alert/list-site-alerts';
import { listSites } from '@/lib/db/queries/site/list-sites';
import type { Row } from '@/lib/db/schema';
import type { SiteView } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import { shortName } from '@/lib/domain/shorten';
import type { ConsoleContext } from '../context';
import { groupBy } from '../group-by';
import { oneOf } from '../queues/one-of';
import { compareWithSite } from './compare';

/** Every site as Settings shows it, in three queries. Nothing is called for it, and no secret is opened. */
export async function readSiteViews(ctx: ConsoleContext): Promise<SiteView[]> {
  const db = ctx.database.kysely;
  const sites = await listSites(db);
  const queues = groupBy(await listAllQueues(db), 'site_id');
  const alerts = groupBy(await listSiteAlerts(db), 'site_id');
  return sites.map((site) => toSiteView(site, queues.get(site.id) ?? [], alerts.get(site.id) ?? []));
}

/** @throws AppError `not-found` */
export async function getSiteView(ctx: ConsoleContext, siteId: string): Promise<SiteView> {
  const view = (await readSiteViews(ctx)).find((site) => site.id === siteId);
  if (view === undefined) throw new AppError('not-found', 'There is no such site.');
  return view;
}

export function toSiteView(
  site: Row<'site'>,
  queues: readonly Row<'queue'>[],
  alerts: readonly Row<'site_alert'>[],
): SiteView {
  const compared = site.kind === 'remote' ? compareWithSite(site, queues, alerts) : [];
  const tracked = queues.filter((queue) => queue.archived_at === null).length;
  return {
    id: site.id,
    name: shortName(site.name),
    kind: oneOf(['built-in', 'remote'], site.kind),
    baseUrl: site.base_url,
    credentials:
      site.credentials_kind === null
        ? null
        : {
            kind: oneOf(['client', 'bearer'], site.credentials_kind),
            clientId: site.client_id,
            setAt: site.credentials_set_at,
          },
    state: stateOf(site),
    contactAt: site.contact_at,
    listedAt: site.listed_at,
    triedAt: site.tried_at,
    problem: site.problem,
    queues: tracked,
    archivedQueues: queues.length - tracked,
    changed: compared.filter((one) => one.status === 'gone' || one.changes.length > 0).length,
    untracked: compared.filter((one) => one.status === 'new' || one.status === 'removed').length,
    archivedAt: site.archived_at,
  };
}

function stateOf(site: Row<'site'>): SiteView['state'] {
  if (site.archived_at !== null) return 'archived';
  if (site.kind === 'built-in') return 'working';
  if (site.problem !== null) return 'failing';
  return site.tried_at === null ? 'new' : 'working';
}
