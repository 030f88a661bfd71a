import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Reads one setting as JSON text and keeps others from changing it until this transaction ends. */
export async function lockEngineSetting(
  trx: Queryable,
  support: DialectSupport,
  name: string,
): Promise<string | undefined> {
  const query = trx.selectFrom('engine_setting').select('value_json').where('name', '=', name);
  const row = await (support.rowLocks ? query.forUpdate() : query).executeTakeFirst();
  return row?.value_json;
}
