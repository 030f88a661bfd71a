import type { FieldProblem } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { ImportMapping } from '@/lib/domain/imports';
import { quoteInput } from '@/lib/domain/quote-input';
import { readValues, type ReadValues } from '../records/read-values';
import type { ImportRow } from './read-rows';

/** What is wrong with a row: `path` is the file's column, empty for the whole row. */
export type RowProblem = FieldProblem;

/** A mapping made ready: field by column, for those that are imported, and the columns that are known. */
export interface RowPlan {
  model: ModelDefinition;
  fieldOf: ReadonlyMap<string, string>;
  columnOf: ReadonlyMap<string, string>;
  known: ReadonlySet<string>;
}

export function planRows(
  model: ModelDefinition,
  columns: readonly string[],
  mapping: ImportMapping,
): RowPlan {
  const pairs = columns.flatMap((column): [string, string][] => {
    const field = mapping.fields[column] ?? null;
    return field === null ? [] : [[column, field]];
  });
  return {
    model,
    fieldOf: new Map(pairs),
    columnOf: new Map(pairs.map(([column, field]) => [field, column])),
    known: new Set(columns),
  };
}

/** The values of a row by field, as they stand in the file; an empty id is none. */
export function inputOf(plan: RowPlan, row: ImportRow): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [column, field] of plan.fieldOf) {
    const value = row.values.get(column);
    const isEmptyId = field === 'id' && (value === undefined || value === null || value === '');
    // In NDJSON a name that is left out says nothing about its field; in a CSV every column is there.
    if (value !== undefined && !isEmptyId) input[field] = value;
  }
  return input;
}

/** Reads a row and finds everything that is wrong with it alone. */
export function readRow(plan: RowPlan, row: ImportRow): ReadValues & { problems: RowProblem[] } {
  if (row.problem !== null) return { values: {}, id: null, problems: [{ path: '', message: row.problem }] };
  const read = readValues(plan.model, inputOf(plan, row), '');
  const unknown = [...row.values.keys()].find((name) => !plan.known.has(name));
  const problems = read.problems.map(({ path, message }) => ({
    path: plan.columnOf.get(path) ?? path,
    message,
  }));
  if (unknown !== undefined)
    problems.push({
      path: unknown.slice(0, 100),
      message: `The name ${quoteInput(unknown)} was not in the first lines, so nobody said where it goes.`,
    });
  return { ...read, problems };
}
