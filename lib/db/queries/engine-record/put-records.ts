import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';
import type { Row } from '../../schema';

/** In the order in which `toValues` gives them. */
const INSERT: RowShape = {
  table: 'engine_record',
  columns: {
    model: 'text',
    id: 'whole',
    state: 'text',
    fields_json: 'text',
    keys_json: 'text',
    created_at: 'whole',
    updated_at: 'whole',
    version: 'whole',
  },
};

const REPLACED = ['state', 'fields_json', 'keys_json', 'updated_at', 'version'];

const REPLACE: RowShape = {
  ...INSERT,
  onConflict: sql`on conflict (model, id) do update set ${sql.join(
    REPLACED.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
  )}`,
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
