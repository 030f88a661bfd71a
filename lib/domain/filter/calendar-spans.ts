import { parseDate } from '@/lib/domain/dates';
import type { FieldType } from '@/lib/domain/field-types';
import type { CalendarOperand, Span } from '@/lib/domain/filter/types';
import type { TimeWindow, WindowUnit } from '@/lib/domain/filter/windows';
import {
  addDays,
  FIRST_DAY,
  firstOfMonth,
  LAST_DAY,
  monthIndexOf,
  startOfDay,
  weekdayOf,
  type SiteCalendar,
} from '@/lib/domain/site-calendar';

/** Days of the calendar, both ends included. */
interface Days {
  first: string;
  last: string;
}

const FIRST_MOMENT = '0001-01-01T00:00:00.000Z';
const LAST_MOMENT = '9999-12-31T23:59:59.999Z';
const MONTHS_PER_UNIT: Readonly<Record<Exclude<WindowUnit, 'day' | 'week'>, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  'fiscal quarter': 3,
  'fiscal year': 12,
};

/** What an operand of the calendar comes to on the site's today: days for a date, moments for a datetime. */
export function spanOnCalendar(operand: CalendarOperand, type: FieldType, calendar: SiteCalendar): Span {
  if (operand.kind === 'days')
    return {
      kind: 'span',
      low: momentFrom(operand.from, calendar),
      high: momentUntil(operand.to, calendar),
    };
  const { first, last } =
    operand.kind === 'window'
      ? daysOfWindow(operand.window, operand.count, calendar)
      : daysOfYears(operand, calendar);
  if (type === 'date') return { kind: 'span', low: first, high: last };
  return { kind: 'span', low: momentFrom(first, calendar), high: momentUntil(last, calendar) };
}

/** The days of a window around the site's today. */
export function daysOfWindow(window: TimeWindow, count: number, calendar: SiteCalendar): Days {
  const [from, to] = unitsOf(window, count);
  const startOf = unitStarts(window.unit, calendar);
  return { first: startOf(from), last: dayBefore(startOf(to + 1)) };
}

/** The units a window spans, counted from the current one. */
function unitsOf({ form }: TimeWindow, count: number): readonly [from: number, to: number] {
  switch (form) {
    case 'last':
      return [-1, -1];
    case 'this':
      return [0, 0];
    case 'next':
      return [1, 1];
    case 'last-n':
      return [-count, -1];
    case 'next-n':
      return [1, count];
    case 'n-ago':
      return [-count, -count];
  }
}

/** The first day of the unit that lies `n` after the current one. */
function unitStarts(unit: WindowUnit, calendar: SiteCalendar): (n: number) => string {
  const { today } = calendar;
  if (unit === 'day') return (n) => addDays(today, n);
  if (unit === 'week') {
    const monday = addDays(today, 1 - weekdayOf(today));
    return (n) => addDays(monday, 7 * n);
  }
  const months = MONTHS_PER_UNIT[unit];
  const shift = unit.startsWith('fiscal') ? calendar.fiscalYearStartMonth - 1 : 0;
  const current = Math.floor((monthIndexOf(today) - shift) / months) * months + shift;
  return (n) => firstOfMonth(current + n * months);
}

function daysOfYears(
  { from, to, fiscal }: Extract<CalendarOperand, { kind: 'years' }>,
  { fiscalYearStartMonth }: SiteCalendar,
): Days {
  // A fiscal year that does not begin in January begins in the calendar year before the one it is named after.
  const shift = fiscal && fiscalYearStartMonth > 1 ? fiscalYearStartMonth - 1 - 12 : 0;
  return { first: firstOfMonth(from * 12 + shift), last: dayBefore(firstOfMonth((to + 1) * 12 + shift)) };
}

/** `firstOfMonth` stops at the last day there is, which then ends the span itself. */
function dayBefore(day: string): string {
  return day === LAST_DAY || day === FIRST_DAY ? day : addDays(day, -1);
}

function momentFrom(text: string, { timeZone }: SiteCalendar): string {
  return parseDate(text) === null ? text : toMoment(startOfDay(text, timeZone));
}

function momentUntil(text: string, { timeZone }: SiteCalendar): string {
  if (parseDate(text) === null) return text;
  return text === LAST_DAY ? LAST_MOMENT : toMoment(startOfDay(addDays(text, 1), timeZone) - 1);
}

/** Canonical; what lies outside of years 1 to 9999 becomes the nearest moment inside. */
function toMoment(epochMs: number): string {
  if (epochMs < Date.parse(FIRST_MOMENT)) return FIRST_MOMENT;
  return epochMs > Date.parse(LAST_MOMENT) ? LAST_MOMENT : new Date(epochMs).toISOString();
}
