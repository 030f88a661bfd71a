import { JOIN, operatorDefinition, operatorsFor, readOperator } from '@/lib/domain/filter/operators';
import { readFilter } from '@/lib/domain/filter/parse';
import type { FieldType, ModelDefinition } from '@/lib/domain/field-types';

/** One line of the simple form: a condition of the filter language. */
export interface FilterRow {
  key: number;
  field: string;
  /** As it is spelled, `not-` and all. */
  operator: string;
  operand: string;
}

/** More of them make the page stand still at each edit. */
const MAX_ROWS = 100;

export interface FilterForm {
  join: 'and' | 'or';
  rows: FilterRow[];
}

/** The operators of the form for a type, each with its exact complement, in words. */
export function operatorChoices(type: FieldType): { value: string; label: string }[] {
  const isDate = type === 'date' || type === 'datetime';
  const names = operatorsFor(type).filter((name) => name !== JOIN);
  return names.flatMap((name) => {
    const { says, saysOfDates } = operatorDefinition(name);
    const [plain, negated] = isDate ? (saysOfDates ?? says) : says;
    const words = (text: string) => text.replace('{}', '…').trim();
    return [
      { value: name, label: words(plain) },
      { value: `not-${name}`, label: words(negated) },
    ];
  });
}

/** Whether the operator takes no operand. */
export function isBare(operator: string): boolean {
  const use = readOperator(operator);
  return use !== undefined && operatorDefinition(use.operator).shape === 'none';
}

/** The form for a filter as it stands in the address; null when it says more than the form can. */
export function readFilterForm(text: string): FilterForm | null {
  if (text.trim() === '') return { join: 'and', rows: [] };
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('conditions' in parsed)) return null;
    const join = 'group_type' in parsed ? parsed.group_type : null;
    if ((join !== 'and' && join !== 'or') || !Array.isArray(parsed.conditions)) return null;
    if (parsed.conditions.length > MAX_ROWS) return null;
    const rows = parsed.conditions.map(readRow);
    return rows.every((row) => row !== null) ? { join, rows } : null;
  } catch {
    return null;
  }
}

function readRow(condition: unknown, key: number): FilterRow | null {
  if (!Array.isArray(condition) || condition.length !== 3) return null;
  const [field, operator, operand] = condition.map((part: unknown) =>
    typeof part === 'string' || typeof part === 'number' ? String(part) : null,
  );
  if (typeof field !== 'string' || typeof operator !== 'string' || typeof operand !== 'string') return null;
  const use = readOperator(operator);
  return use === undefined || use.operator === JOIN ? null : { key, field, operator, operand };
}

/** The filter language again; empty when there is no row. */
export function writeFilterForm({ join, rows }: FilterForm): string {
  if (rows.length === 0) return '';
  const conditions = rows.map(({ field, operator, operand }) => [
    field,
    operator,
    isBare(operator) ? '-' : operand,
  ]);
  return JSON.stringify({ group_type: join, conditions });
}

type AskedModel = Omit<ModelDefinition, 'transitions'>;

/** What is wrong with each line, by its key: what the server would refuse, found before the list is asked for it. */
export function rowProblems(form: FilterForm, model: AskedModel): ReadonlyMap<number, string> {
  const problems = new Map<number, string>();
  for (const row of form.rows) {
    const problem = problemOf(row, model);
    if (problem !== null) problems.set(row.key, problem);
  }
  return problems;
}

function problemOf(row: FilterRow, model: AskedModel): string | null {
  if (!isBare(row.operator) && row.operand.trim() === '') return 'Choose a value, or remove this condition.';
  // No line of the form leads to another model.
  const reading = readFilter(writeFilterForm({ join: 'and', rows: [row] }), model, () => undefined);
  return reading.ok ? null : (reading.problems[0]?.message ?? null);
}
