import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const builtIn = keptQuery((db) => db.selectFrom('site').selectAll().where('kind', '=', 'built-in'));

/** The row of the built-in site; undefined before the first start. */
export async function findBuiltInSite(db: Queryable): Promise<Row<'site'> | undefined> {
  return builtIn.first(db, {});
}
