import type { z } from 'zod';
import '@/lib/domain/api/limit-words';
import { AppError, type FieldProblem } from '@/lib/domain/errors';

/** As many problems are named; more help nobody. */
const MOST_PROBLEMS = 50;
const LONGEST_PATH = 200;

/**
 * Checks what was sent against its schema.
 * @throws AppError `invalid`, naming each field that is wrong by its path as it was written.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap(problemsOf).slice(0, MOST_PROBLEMS);
  throw new AppError('invalid', `Nothing was changed. ${problems[0]?.message ?? ''}`.trim(), { problems });
}

function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key]),
      message: 'There is no such field.',
    }));
  }
  return [{ path: pathOf(issue.path), message: issue.message.replace(/[^.!?]$/, '$&.') }];
}

/** `filter.conditions[2].field` */
function pathOf(keys: readonly PropertyKey[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else path += path === '' ? String(key) : `.${String(key)}`;
  }
  return path.slice(0, LONGEST_PATH);
}
