import type { Queryable } from '@/lib/db/database';
import { findRecordsWithin } from '@/lib/db/queries/engine-record/find-records-within';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { Column } from '../columns/plan-columns';
import { prepareColumns } from '../columns/read-columns';
import { AnswerSize } from '../limits/answer-size';
import { readStored, type StoredRecord } from '../records/record-values';

/**
 * The JSON text of each record's `recordData`, by record id: `id`, then the extra fields in their order, null when empty. A
 * record that was deleted has nulls only. A money value is the text it was stored as, so that no digit passes through a float.
 * @throws AppError `too-large`
 */
export async function readRecordData(
  db: Queryable,
  model: ModelDefinition,
  columns: readonly Column[],
  recordIds: readonly number[],
): Promise<Map<number, string>> {
  const ids = [...new Set(recordIds)];
  if (columns.length === 0) return new Map(ids.map((id) => [id, `{"id":${id}}`]));
  const rows = await findRecordsWithin(db, model.name, ids);
  const records = new Map<number, StoredRecord>([...rows].map(([id, row]) => [id, readStored(row)]));
  const read = await prepareColumns(db, model, columns, [...records.values()]);
  const keys = columns.map((column) => `,${JSON.stringify(column.name)}:`);
  const data = new Map<number, string>();
  const size = new AnswerSize();
  for (const id of ids) {
    const record = records.get(id);
    let text = `{"id":${id}`;
    for (const [index, column] of columns.entries())
      text += `${keys[index] ?? ''}${record === undefined ? 'null' : JSON.stringify(read(column, record))}`;
    size.add(text);
    data.set(id, `${text}}`);
  }
  return data;
}
