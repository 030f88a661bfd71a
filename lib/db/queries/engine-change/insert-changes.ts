import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

/** In the order in which the values are given. */
const INSERT: RowShape = {
  table: 'engine_change',
  columns: {
    set_id: 'whole',
    position: 'whole',
    model: 'text',
    record_id: 'whole',
    last_record_id: 'whole',
    version: 'whole',
    kind: 'text',
    values_json: 'text',
    alerts_json: 'text',
  },
};

/** Writes the changes of one set, in their order. */
export async function insertChanges(
  trx: Queryable,
  support: DialectSupport,
  changes: readonly Row<'engine_change'>[],
): Promise<void> {
  const values: (string | number | null)[] = [];
  for (const change of changes)
    values.push(
      change.set_id,
      change.position,
      change.model,
      change.record_id,
      change.last_record_id,
      change.version,
      change.kind,
      change.values_json,
      change.alerts_json,
    );
  await insertRows(trx, support, INSERT, values);
}
