import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

export async function insertSite(trx: Queryable, site: NewRow<'site'>): Promise<void> {
  await trx.insertInto('site').values(site).execute();
}
