import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';

/**
 * Reads a queue and keeps every other ledger transaction of it waiting until this one ends. `for no key update`, so that
 * rows which only refer to the queue (readings, calls) can still be written meanwhile.
 */
export async function lockQueue(
  trx: Queryable,
  support: DialectSupport,
  queueId: string,
): Promise<Row<'queue'> | undefined> {
  const query = trx.selectFrom('queue').selectAll().where('id', '=', queueId);
  return (support.rowLocks ? query.forNoKeyUpdate() : query).executeTakeFirst();
}
