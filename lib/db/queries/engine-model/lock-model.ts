import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';

/** Reads a model and keeps others from changing it, or from making records of it, until this transaction ends. */
export async function lockEngineModel(
  trx: Queryable,
  support: DialectSupport,
  name: string,
): Promise<Row<'engine_model'> | undefined> {
  const query = trx.selectFrom('engine_model').selectAll().where('name', '=', name);
  return (support.rowLocks ? query.forNoKeyUpdate() : query).executeTakeFirst();
}
