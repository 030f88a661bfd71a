import type { Database, Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const locked = keptQuery((trx, { siteId }: { siteId: string }) =>
  trx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate(),
);

/** Makes samples of a site wait for each other until the transaction ends; where one writer excludes all others there is nothing to do. */
export async function lockSiteHistory(
  trx: Queryable,
  support: Database['support'],
  siteId: string,
): Promise<void> {
  if (!support.rowLocks) return;
  await locked.all(trx, { siteId });
}
