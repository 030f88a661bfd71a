/*
 * The time windows of the filter language (domain.md; exact spelling seen in public clients). A window is a run of whole
 * units, counted from the unit that holds the site's today:
 *   last    the unit before             last-n  the n units before, the current one left out ("last 3 months" [seen])
 *   this    the current unit            next-n  the n units after, the current one left out [ours, as its mirror]
 *   next    the unit after              n-ago   the one unit that lies n units back; 0 is the current one [ours]
 * The same holds for every unit. A week begins on Monday (ISO 8601) [ours]; a fiscal quarter or year where the site's
 * fiscal year does.
 */
export type WindowUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal quarter' | 'fiscal year';
export type WindowForm = 'last' | 'this' | 'next' | 'last-n' | 'next-n' | 'n-ago';

export interface TimeWindow {
  unit: WindowUnit;
  form: WindowForm;
}

export const WINDOWS = {
  yesterday: { unit: 'day', form: 'last' },
  today: { unit: 'day', form: 'this' },
  tomorrow: { unit: 'day', form: 'next' },
  'last-n-days': { unit: 'day', form: 'last-n' },
  'next-n-days': { unit: 'day', form: 'next-n' },
  'days-n-ago': { unit: 'day', form: 'n-ago' },
  'last-week': { unit: 'week', form: 'last' },
  'this-week': { unit: 'week', form: 'this' },
  'next-week': { unit: 'week', form: 'next' },
  'last-n-weeks': { unit: 'week', form: 'last-n' },
  'next-n-weeks': { unit: 'week', form: 'next-n' },
  'weeks-n-ago': { unit: 'week', form: 'n-ago' },
  'last-month': { unit: 'month', form: 'last' },
  'this-month': { unit: 'month', form: 'this' },
  'next-month': { unit: 'month', form: 'next' },
  'last-n-months': { unit: 'month', form: 'last-n' },
  'next-n-months': { unit: 'month', form: 'next-n' },
  'months-n-ago': { unit: 'month', form: 'n-ago' },
  'last-quarter': { unit: 'quarter', form: 'last' },
  'this-quarter': { unit: 'quarter', form: 'this' },
  'next-quarter': { unit: 'quarter', form: 'next' },
  'last-n-quarters': { unit: 'quarter', form: 'last-n' },
  'next-n-quarters': { unit: 'quarter', form: 'next-n' },
  'quarters-n-ago': { unit: 'quarter', form: 'n-ago' },
  'last-year': { unit: 'year', form: 'last' },
  'this-year': { unit: 'year', form: 'this' },
  'next-year': { unit: 'year', form: 'next' },
  'last-n-years': { unit: 'year', form: 'last-n' },
  'next-n-years': { unit: 'year', form: 'next-n' },
  'years-n-ago': { unit: 'year', form: 'n-ago' },
  'last-fiscal-quarter': { unit: 'fiscal quarter', form: 'last' },
  'this-fiscal-quarter': { unit: 'fiscal quarter', form: 'this' },
  'next-fiscal-quarter': { unit: 'fiscal quarter', form: 'next' },
  'last-n-fiscal-quarters': { unit: 'fiscal quarter', form: 'last-n' },
  'next-n-fiscal-quarters': { unit: 'fiscal quarter', form: 'next-n' },
  'fiscal-n-quarters-ago': { unit: 'fiscal quarter', form: 'n-ago' },
  'last-fiscal': { unit: 'fiscal year', form: 'last' },
  'this-fiscal': { unit: 'fiscal year', form: 'this' },
  'next-fiscal-year': { unit: 'fiscal year', form: 'next' },
  'last-n-fiscal-years': { unit: 'fiscal year', form: 'last-n' },
  'next-n-fiscal-years': { unit: 'fiscal year', form: 'next-n' },
  'fiscal-n-years-ago': { unit: 'fiscal year', form: 'n-ago' },
} as const satisfies Readonly<Record<string, TimeWindow>>;

export type WindowName = keyof typeof WINDOWS;

/** The most units a window reaches: a thousand years of each. */
export const MAX_WINDOW_COUNT: Readonly<Record<WindowUnit, number>> = {
  day: 365_000,
  week: 52_000,
  month: 12_000,
  quarter: 4_000,
  year: 1_000,
  'fiscal quarter': 4_000,
  'fiscal year': 1_000,
};

/** Whether the window takes a number of units. */
export function isCounted({ form }: TimeWindow): boolean {
  return form === 'last-n' || form === 'next-n' || form === 'n-ago';
}

/** How a sentence says the window, plain; `{}` is where the number goes: "3 months". */
export function sayWindow({ unit, form }: TimeWindow): string {
  switch (form) {
    case 'last':
      return unit === 'day' ? 'is yesterday' : `is last ${unit}`;
    case 'this':
      return unit === 'day' ? 'is today' : `is this ${unit}`;
    case 'next':
      return unit === 'day' ? 'is tomorrow' : `is next ${unit}`;
    case 'last-n':
      return 'is in the last {}';
    case 'next-n':
      return 'is in the next {}';
    case 'n-ago':
      return unit === 'day' ? 'is {} ago' : `is in the ${unit} {} ago`;
  }
}
