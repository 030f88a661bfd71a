import type { Queryable } from '@/lib/db/database';
import type { RecordRow } from '@/lib/db/queries/engine-record/record-columns';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { planColumn, type Column } from '../columns/plan-columns';
import { prepareColumns } from '../columns/read-columns';
import { AnswerSize } from '../limits/answer-size';
import type { ModelCatalog } from '../models/load-models';
import { readStored } from '../records/record-values';
import type { RestEntry } from './list-answer';

/**
 * The columns asked for, every field of the model when none are.
 * @throws AppError `invalid` naming each that does not exist.
 */
export function readColumnNames(
  names: readonly string[] | undefined,
  model: ModelDefinition,
  catalog: ModelCatalog,
): Column[] {
  if (names === undefined) return model.fields.map(({ name }) => ({ name, field: name, related: null }));
  const problems: FieldProblem[] = [];
  const columns = names.flatMap((name, index) => {
    const planned = planColumn(name, model, catalog);
    if (planned.ok) return [planned.column];
    problems.push({ path: `cols[${index}]`, message: planned.message });
    return [];
  });
  const [first] = problems;
  if (first !== undefined) throw new AppError('invalid', `Nothing was done. ${first.message}`, { problems });
  return columns;
}

/**
 * Records as REST gives them: empty fields left out. A related column stands under the name it was asked by,
 * `program_organization_id.name` [ours].
 * @throws AppError `too-large`
 */
export async function toEntries(
  db: Queryable,
  model: ModelDefinition,
  columns: readonly Column[],
  rows: readonly RecordRow[],
): Promise<RestEntry[]> {
  const records = rows.map(readStored);
  const read = await prepareColumns(db, model, columns, records);
  const size = new AnswerSize();
  return records.map((record) => {
    const entry: RestEntry = {};
    for (const column of columns) {
      const value = read(column, record);
      if (typeof value === 'string') size.add(value);
      if (value !== null) entry[column.name] = value;
    }
    return entry;
  });
}
