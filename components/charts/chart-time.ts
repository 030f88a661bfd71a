import { tzOffset } from '@date-fns/tz/tzOffset';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  56 * DAY,
];

/** The time on a wall of that zone, as if it were UTC. */
const localTime = (at: number, timeZone: string) => at + tzOffset(timeZone, new Date(at)) * MINUTE;

export interface TimeTicks {
  ticks: number[];
  /** Milliseconds between two. */
  step: number;
}

/**
 * Which of the given moments (epoch milliseconds, oldest first) carry a label: at most `most`, on round times of the
 * zone, so that labels read 06:00, 12:00 and not 06:17, 12:17. A moment between two round times stands for the last.
 */
export function timeTicks(moments: readonly number[], timeZone: string, most: number): TimeTicks {
  const range = (moments.at(-1) ?? 0) - (moments[0] ?? 0);
  const step = STEPS.find((candidate) => range / candidate <= most) ?? Math.ceil(range / most / DAY) * DAY;
  const ticks: number[] = [];
  let slot: number | null = null;
  for (const at of moments) {
    const next = Math.floor(localTime(at, timeZone) / step);
    // The first moment is labelled only when it is a round time itself.
    if (slot === null ? localTime(at, timeZone) % step === 0 : next !== slot) ticks.push(at);
    slot = next;
  }
  return { ticks, step };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, timeZone: string, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${name} ${timeZone}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  formatters.set(key, formatter);
  return formatter.format(at);
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const DATE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const MONTH: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric' };
/** With steps as long as these the year says more than the day. */
const LONG_STEP = 28 * DAY;

/** A label under the axis: the hour, or the date where a day begins and where steps are days, or the month where they are months. */
export function tickLabel(at: number, timeZone: string, step: number): string {
  if (step >= LONG_STEP) return format(at, timeZone, 'month', MONTH);
  const dayBegins = localTime(at, timeZone) % DAY === 0;
  return step >= DAY || dayBegins ? format(at, timeZone, 'date', DATE) : format(at, timeZone, 'clock', CLOCK);
}

/** From when to when a bucket counts: `24 Nov, 13:00 – 13:15 CET`; with the year, `24 Nov 2026, 13:00 – …`. */
export function bucketLabel(
  at: number,
  bucketMs: number,
  timeZone: string,
  { withYear = false }: { withYear?: boolean } = {},
): string {
  const start = withYear
    ? format(at, timeZone, 'start with year', { ...DATE, year: 'numeric', ...CLOCK })
    : format(at, timeZone, 'start', { ...DATE, ...CLOCK });
  const sameDay = bucketMs < DAY;
  const end = format(at + bucketMs, timeZone, sameDay ? 'end' : 'end day', {
    ...(sameDay ? {} : DATE),
    ...CLOCK,
    timeZoneName: 'short',
  });
  return `${start} – ${end}`;
}

/** Whether the days of a range are of more than one year, so that a date alone does not say which. `to` is the moment after it. */
export function spansYears(from: number, to: number, timeZone: string): boolean {
  const yearOf = (at: number) => format(at, timeZone, 'year', { year: 'numeric' });
  return yearOf(from) !== yearOf(to - 1);
}

/** A whole day, or several, by their dates: `24 Nov 2026`, `24 Nov – 26 Nov 2026`. `end` is the moment after them. */
export function daysLabel(at: number, end: number, timeZone: string): string {
  const last = format(end - 1, timeZone, 'day of year', { ...DATE, year: 'numeric' });
  const first = format(at, timeZone, 'day of year', { ...DATE, year: 'numeric' });
  return first === last ? first : `${format(at, timeZone, 'date', DATE)} – ${last}`;
}

const BUCKET_UNITS = [
  { ms: DAY, one: 'day', many: 'days' },
  { ms: HOUR, one: 'hour', many: 'hours' },
  { ms: MINUTE, one: 'minute', many: 'minutes' },
  { ms: 1000, one: 'second', many: 'seconds' },
];

/** The width of a bucket in words: `minute`, `15 minutes`. */
export function bucketName(bucketMs: number): string {
  const unit = BUCKET_UNITS.find(({ ms }) => bucketMs >= ms && bucketMs % ms === 0);
  if (!unit) return `${bucketMs} ms`;
  const count = bucketMs / unit.ms;
  return count === 1 ? unit.one : `${count} ${unit.many}`;
}
