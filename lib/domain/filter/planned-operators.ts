/*
 * Operators that domain.md lists and this version cannot evaluate yet: joins over relations and windows of days, weeks,
 * months, quarters and years. They are known, so that a filter that uses one is told so and not that it misspelled.
 */
const WINDOWED_UNITS = ['week', 'month', 'quarter', 'year'] as const;

const OTHERS =
  'filter range-year-cal range-year-fiscal yesterday today tomorrow last-n-days next-n-days days-n-ago ' +
  'last-fiscal-quarter this-fiscal-quarter next-fiscal-quarter last-n-fiscal-quarters next-n-fiscal-quarters ' +
  'fiscal-n-quarters-ago last-fiscal this-fiscal next-fiscal-year last-n-fiscal-years next-n-fiscal-years ' +
  'fiscal-n-years-ago';

const PLANNED_OPERATORS: ReadonlySet<string> = new Set([
  ...OTHERS.split(' '),
  ...WINDOWED_UNITS.flatMap((unit) => [
    `last-${unit}`,
    `this-${unit}`,
    `next-${unit}`,
    `last-n-${unit}s`,
    `next-n-${unit}s`,
    `${unit}s-n-ago`,
  ]),
]);

/** Whether the spelling, or what follows its `not-`, is an operator of domain.md that is still to come. */
export function isPlannedOperator(spelled: string): boolean {
  return PLANNED_OPERATORS.has(spelled.startsWith('not-') ? spelled.slice('not-'.length) : spelled);
}
