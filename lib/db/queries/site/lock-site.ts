import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';

/** Reads a site and keeps every other change of it waiting until this transaction ends. */
export async function lockSite(
  trx: Queryable,
  support: DialectSupport,
  id: string,
): Promise<Row<'site'> | undefined> {
  const query = trx.selectFrom('site').selectAll().where('id', '=', id);
  return (support.rowLocks ? query.forNoKeyUpdate() : query).executeTakeFirst();
}
