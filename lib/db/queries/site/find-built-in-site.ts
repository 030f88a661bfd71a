import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The row of the built-in site; undefined before the first start. */
export async function findBuiltInSite(db: Queryable): Promise<Row<'site'> | undefined> {
  return db.selectFrom('site').selectAll().where('kind', '=', 'built-in').executeTakeFirst();
}
