import type { Queryable } from '@/lib/db/database';
import { findRecordsWithin } from '@/lib/db/queries/engine-record/find-records-within';
import type { FieldValue, ModelDefinition } from '@/lib/domain/field-types';
import { readStored, valueOf, type StoredRecord } from '../records/record-values';
import type { Column } from './plan-columns';

/** Reads a column of a record; null when it, or the record it leads to, is empty. */
export type ReadColumn = (column: Column, record: StoredRecord) => FieldValue;

type RecordsById = ReadonlyMap<number, StoredRecord>;

/**
 * Fetches what the columns lead to: one query for each related model (and each 1,024 ids), none for a record.
 * @returns how to read a column of one of the `records`.
 * @throws AppError `too-large`
 */
export async function prepareColumns(
  db: Queryable,
  model: ModelDefinition,
  columns: readonly Column[],
  records: readonly StoredRecord[],
): Promise<ReadColumn> {
  const related = new Map<string, RecordsById>();
  for (const [name, ids] of relatedIds(model, columns, records)) {
    const rows = await findRecordsWithin(db, name, [...ids]);
    related.set(name, new Map([...rows].map(([id, row]) => [id, readStored(row)])));
  }
  return (column, record) => {
    const value = valueOf(model, record, column.field);
    if (column.related === null || typeof value !== 'number') return column.related === null ? value : null;
    const target = related.get(column.related.model.name)?.get(value);
    return target === undefined ? null : valueOf(column.related.model, target, column.related.field);
  };
}

function relatedIds(
  model: ModelDefinition,
  columns: readonly Column[],
  records: readonly StoredRecord[],
): Map<string, Set<number>> {
  const ids = new Map<string, Set<number>>();
  for (const { field, related } of columns) {
    if (related === null) continue;
    const ofModel = ids.get(related.model.name) ?? new Set();
    ids.set(related.model.name, ofModel);
    for (const record of records) {
      const id = valueOf(model, record, field);
      if (typeof id === 'number') ofModel.add(id);
    }
  }
  return ids;
}
