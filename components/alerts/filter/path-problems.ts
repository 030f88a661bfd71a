import type { FieldProblem } from '@/lib/domain/errors';

/** What is wrong at one place of a filter, as one sentence or more; undefined when nothing is. */
export function problemAt(problems: readonly FieldProblem[], path: string): string | undefined {
  const here = problems.filter((problem) => problem.path === path).map((problem) => problem.message);
  return here.length === 0 ? undefined : here.join(' ');
}
