import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';

const INSERT: RowShape = {
  name: 'insert engine_once',
  columns: 2,
  compile: (db, rows) =>
    db
      .insertInto('engine_once')
      .values(Array.from({ length: rows }, () => ({ alert_id: 0, record_id: 0 })))
      .compile(),
};

/** Remembers for good that the alert has queued these records. */
export async function insertOnce(
  trx: Queryable,
  support: DialectSupport,
  alertId: number,
  recordIds: readonly number[],
): Promise<void> {
  await insertRows(
    trx,
    support,
    INSERT,
    recordIds.flatMap((recordId) => [alertId, recordId]),
  );
}
