import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { idChunks } from '../../id-chunks';
import type { Row } from '../../schema';

/**
 * Reads records to be changed and keeps every other save of them waiting until this transaction ends.
 * Locks are taken in the order of ids, whatever order is asked in, so that two imports cannot wait for each other.
 */
export async function lockRecords(
  trx: Queryable,
  support: DialectSupport,
  model: string,
  ids: readonly number[],
): Promise<Row<'engine_record'>[]> {
  const locked: Row<'engine_record'>[] = [];
  for (const chunk of idChunks([...new Set(ids)].sort((left, right) => left - right))) {
    const query = trx
      .selectFrom('engine_record')
      .selectAll()
      .where('model', '=', model)
      .where('id', 'in', chunk)
      .orderBy('id');
    locked.push(...(await (support.rowLocks ? query.forNoKeyUpdate() : query).execute()));
  }
  return locked;
}
