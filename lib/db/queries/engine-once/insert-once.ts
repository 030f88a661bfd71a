import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';

const INSERT: RowShape = {
  table: 'engine_once',
  columns: { alert_id: 'whole', record_id: 'whole' },
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
