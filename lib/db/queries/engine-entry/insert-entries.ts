import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

const INSERT: RowShape = {
  table: 'engine_queue_entry',
  columns: { alert_id: 'whole', triggered_at: 'whole', sequence: 'whole', record_id: 'whole' },
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
