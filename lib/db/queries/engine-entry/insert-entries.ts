import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

const PLACEHOLDER: Row<'engine_queue_entry'> = { alert_id: 0, triggered_at: 0, sequence: 0, record_id: 0 };

const INSERT: RowShape = {
  name: 'insert engine_queue_entry',
  columns: Object.keys(PLACEHOLDER).length,
  compile: (db, rows) =>
    db
      .insertInto('engine_queue_entry')
      .values(Array.from({ length: rows }, () => PLACEHOLDER))
      .compile(),
};

/** Adds queued records. Their queues are locked, and the sequences theirs. */
export async function insertEntries(
  trx: Queryable,
  support: DialectSupport,
  entries: readonly Row<'engine_queue_entry'>[],
): Promise<void> {
  const values: number[] = [];
  for (const entry of entries)
    values.push(entry.alert_id, entry.triggered_at, entry.sequence, entry.record_id);
  await insertRows(trx, support, INSERT, values);
}
