import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { keptQueryFor } from '../../kept-query';
import type { Row } from '../../schema';

const byId = keptQueryFor((trx, { id }: { id: string }, support) => {
  const query = trx.selectFrom('queue').selectAll().where('id', '=', id);
  return support.rowLocks ? query.forNoKeyUpdate() : query;
});

/**
 * Reads a queue and keeps every other ledger transaction of it waiting until this one ends. `for no key update`, so that
 * rows which only refer to the queue (readings, calls) can still be written meanwhile.
 */
export async function lockQueue(
  trx: Queryable,
  support: DialectSupport,
  queueId: string,
): Promise<Row<'queue'> | undefined> {
  return byId(support).first(trx, { id: queueId });
}
