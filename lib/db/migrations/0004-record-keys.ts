import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { comparisonKeys } from '@/lib/domain/comparison-keys';
import {
  FIELD_TYPES,
  type FieldDefinition,
  type FieldValues,
  type ModelDefinition,
} from '@/lib/domain/field-types';
import type { DialectSupport } from '../dialect/support';
import { readJson, writeJson } from '../json';

const BATCH = 500;
const fieldType = z.enum(FIELD_TYPES);

type Tables = {
  engine_field: { model: string; name: string; type: string };
  engine_record: { model: string; id: number; state: string | null; fields_json: string; keys_json: string };
};

/** What filters and sorts compare, beside each record's values; and which fields have an index of their own. */
export async function addRecordKeys(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .alterTable('engine_record')
    .addColumn('keys_json', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createTable('engine_record_index')
    .addColumn('id', support.identityType, (c) => support.identity(c))
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('wanted_at', 'bigint', (c) => c.notNull())
    .addColumn('made_at', 'bigint')
    .addUniqueConstraint('engine_record_index_field', ['model', 'field'])
    .execute();
  await fillKeys(db.withTables<Tables>());
}

async function fillKeys(db: Kysely<Tables>): Promise<void> {
  for (const model of await readModels(db)) {
    for (let afterId: number | null = null; ;) {
      const rows: { id: number; state: string | null; fields_json: string }[] = await db
        .selectFrom('engine_record')
        .select(['id', 'state', 'fields_json'])
        .where('model', '=', model.name)
        .$if(afterId !== null, (query) => query.where('id', '>', Number(afterId)))
        .orderBy('id')
        .limit(BATCH)
        .execute();
      for (const row of rows) await fillRow(db, model, row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) break;
      afterId = last.id;
    }
  }
}

async function fillRow(
  db: Kysely<Tables>,
  model: ModelDefinition,
  row: { id: number; state: string | null; fields_json: string },
): Promise<void> {
  const fields = readJson<FieldValues>(row.fields_json);
  const values: FieldValues = row.state === null ? fields : { ...fields, state: row.state };
  await db
    .updateTable('engine_record')
    .set({ keys_json: writeJson(comparisonKeys(model, values)) })
    .where('model', '=', sql.lit(model.name))
    .where('id', '=', row.id)
    .execute();
}

async function readModels(db: Kysely<Tables>): Promise<ModelDefinition[]> {
  const fields = new Map<string, FieldDefinition[]>();
  for (const row of await db.selectFrom('engine_field').select(['model', 'name', 'type']).execute()) {
    const field = { name: row.name, type: fieldType.parse(row.type), relation: null, custom: false };
    const others = fields.get(row.model);
    if (others === undefined) fields.set(row.model, [field]);
    else others.push(field);
  }
  return [...fields].map(([name, ofModel]) => ({ name, table: '', label: '', states: [], fields: ofModel }));
}
