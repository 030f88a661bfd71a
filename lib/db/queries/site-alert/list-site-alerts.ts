import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** What a site listed at its last whole reading, by name; of every site when none is named. */
export async function listSiteAlerts(db: Queryable, siteId?: string): Promise<Row<'site_alert'>[]> {
  let query = db.selectFrom('site_alert').selectAll();
  if (siteId !== undefined) query = query.where('site_id', '=', siteId);
  return query.orderBy('name').orderBy('queue_uuid').execute();
}
