import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

/** The order in which `toValues` gives them. */
const PLACEHOLDER: Row<'engine_record'> = {
  model: '',
  id: 0,
  state: '',
  fields_json: '',
  keys_json: '',
  created_at: 0,
  updated_at: 0,
  version: 0,
};
const COLUMNS = Object.keys(PLACEHOLDER).length;

const INSERT: RowShape = {
  name: 'insert engine_record',
  columns: COLUMNS,
  compile: (db, rows) => insert(db, rows).compile(),
};

const REPLACE: RowShape = {
  name: 'replace engine_record',
  columns: COLUMNS,
  compile: (db, rows) =>
    insert(db, rows)
      .onConflict((conflict) =>
        conflict.columns(['model', 'id']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          fields_json: eb.ref('excluded.fields_json'),
          keys_json: eb.ref('excluded.keys_json'),
          updated_at: eb.ref('excluded.updated_at'),
          version: eb.ref('excluded.version'),
        })),
      )
      .compile(),
};

/** Writes new records, whose ids must be free, and the new values of records that were locked before. */
export async function putRecords(
  trx: Queryable,
  support: DialectSupport,
  records: { added: readonly Row<'engine_record'>[]; changed: readonly Row<'engine_record'>[] },
): Promise<void> {
  await insertRows(trx, support, INSERT, toValues(records.added));
  await insertRows(trx, support, REPLACE, toValues(records.changed));
}

function insert(db: Queryable, rows: number) {
  return db.insertInto('engine_record').values(Array.from({ length: rows }, () => PLACEHOLDER));
}

function toValues(rows: readonly Row<'engine_record'>[]) {
  const values: (string | number | null)[] = [];
  for (const row of rows)
    values.push(
      row.model,
      row.id,
      row.state,
      row.fields_json,
      row.keys_json,
      row.created_at,
      row.updated_at,
      row.version,
    );
  return values;
}
