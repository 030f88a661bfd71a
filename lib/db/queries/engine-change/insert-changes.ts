import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

/** The order in which the values are given. */
const PLACEHOLDER: Row<'engine_change'> = {
  set_id: 0,
  position: 0,
  model: '',
  record_id: 0,
  last_record_id: 0,
  version: 0,
  kind: '',
  values_json: '',
  alerts_json: '',
};

const INSERT: RowShape = {
  name: 'insert engine_change',
  columns: Object.keys(PLACEHOLDER).length,
  compile: (db, rows) =>
    db
      .insertInto('engine_change')
      .values(Array.from({ length: rows }, () => PLACEHOLDER))
      .compile(),
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
