import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';

/** Reads an import to change it; a run that works on it waits at its next batch. */
export async function lockImport(
  trx: Queryable,
  support: DialectSupport,
  id: string,
): Promise<Row<'engine_import'> | undefined> {
  const query = trx.selectFrom('engine_import').selectAll().where('id', '=', id);
  return (support.rowLocks ? query.forUpdate() : query).executeTakeFirst();
}
