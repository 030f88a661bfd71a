import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const sites = keptQuery((db) => db.selectFrom('site').selectAll().orderBy('created_at').orderBy('id'));

/** Every site, the archived ones too, in the order they were added. */
export async function listSites(db: Queryable): Promise<Row<'site'>[]> {
  return sites.all(db, {});
}
