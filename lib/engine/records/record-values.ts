import type { RecordRow } from '@/lib/db/queries/engine-record/record-columns';
import type { Row } from '@/lib/db/schema';
import { readJson } from '@/lib/db/json';
import { comparisonKeys } from '@/lib/domain/comparison-keys';
import type { FieldValue, FieldValues, ModelDefinition } from '@/lib/domain/field-types';
import { STATE_FIELD } from '@/lib/domain/workflow';
import { hasStateColumn } from '../models/workflow';

/*
 * A record's values stand in two places: `id`, a workflow state, `created_at` and `updated_at` in columns of their own, all else
 * as JSON. Here they come together, and nobody else needs to know.
 */

/** The fields that the site itself writes. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at']);

/** A record with its JSON read once. */
export interface StoredRecord {
  row: RecordRow;
  fields: FieldValues;
}

export function readStored(row: RecordRow): StoredRecord {
  return { row, fields: readJson<FieldValues>(row.fields_json) };
}

/** One value of a record, canonical; null when empty. */
export function valueOf(model: ModelDefinition, record: StoredRecord, field: string): FieldValue {
  const { row } = record;
  switch (field) {
    case 'id':
      return row.id;
    case 'created_at':
      return toDatetime(row.created_at);
    case 'updated_at':
      return toDatetime(row.updated_at);
    case STATE_FIELD:
      return hasStateColumn(model) ? row.state : (record.fields[field] ?? null);
    default:
      return record.fields[field] ?? null;
  }
}

/** All values of a record that are not null, as filters and triggers see them. */
export function valuesOf(model: ModelDefinition, row: RecordRow): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = { id: row.id, ...readJson<FieldValues>(row.fields_json) };
  if (hasStateColumn(model)) values[STATE_FIELD] = row.state;
  values['created_at'] = toDatetime(row.created_at);
  values['updated_at'] = toDatetime(row.updated_at);
  return values;
}

/** The row for values, as `valuesOf` gave them or after a save. */
export function toRow(
  model: ModelDefinition,
  values: FieldValues,
  stamps: { createdAt: number; updatedAt: number; version: number },
): Row<'engine_record'> {
  const stateInColumn = hasStateColumn(model);
  const fields: Record<string, FieldValue> = {};
  for (const name of Object.keys(values)) {
    const value = values[name] ?? null;
    if (value === null || OWN_FIELDS.has(name) || (stateInColumn && name === STATE_FIELD)) continue;
    fields[name] = value;
  }
  const state = stateInColumn ? values[STATE_FIELD] : null;
  return {
    model: model.name,
    id: Number(values['id']),
    state: typeof state === 'string' ? state : null,
    fields_json: JSON.stringify(fields),
    keys_json: JSON.stringify(comparisonKeys(model, values)),
    created_at: stamps.createdAt,
    updated_at: stamps.updatedAt,
    version: stamps.version,
  };
}

/** Epoch milliseconds as a canonical datetime. */
export function toDatetime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
