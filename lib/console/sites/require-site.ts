import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { lockSite } from '@/lib/db/queries/site/lock-site';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';

/** Locks a site that an admin changes. @throws AppError `not-found`, or `conflict` for the site this program contains. */
export async function requireRemoteSite(
  trx: Queryable,
  support: DialectSupport,
  siteId: string,
): Promise<Row<'site'>> {
  const site = await lockSite(trx, support, siteId);
  if (site === undefined) throw new AppError('not-found', 'There is no such site. Nothing was changed.');
  if (site.kind === 'built-in') {
    throw new AppError(
      'conflict',
      'The built-in site belongs to this program: it cannot be changed or removed here. Nothing was changed.',
    );
  }
  return site;
}

/** The same, for one that is connected. @throws AppError `conflict` for a removed one too. */
export async function requireConnectedSite(
  trx: Queryable,
  support: DialectSupport,
  siteId: string,
): Promise<Row<'site'>> {
  const site = await requireRemoteSite(trx, support, siteId);
  if (site.archived_at !== null) {
    throw new AppError(
      'conflict',
      'This site was removed; only its ledger is kept. Nothing was changed. Connect it again first.',
    );
  }
  return site;
}
