import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every queue of a site, archived ones too. */
export async function listSiteQueues(db: Queryable, siteId: string): Promise<Row<'queue'>[]> {
  return db.selectFrom('queue').selectAll().where('site_id', '=', siteId).execute();
}
