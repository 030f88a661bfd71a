const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { ms: DAY, name: 'd' },
  { ms: HOUR, name: 'h' },
  { ms: MINUTE, name: 'min' },
  { ms: SECOND, name: 's' },
] as const;

/**
 * A length of time in at most two units, the smaller only beside the next larger: `3 d 4 h`, `2 h 14 min`, `41 s`.
 * Rounded down, so that an age never claims more than has passed. Below a second: `0 s` or, with `fine`, `350 ms`.
 * With `coarse` seconds are told only below a minute, for ages in a list that should not tick.
 */
export function formatDuration(
  ms: number,
  { fine = false, coarse = false }: { fine?: boolean; coarse?: boolean } = {},
): string {
  const length = Math.max(0, ms);
  if (fine && length < SECOND) return `${Math.round(length)} ms`;
  if (fine && length < 10 * SECOND) return `${(length / SECOND).toFixed(1)} s`;
  const index = UNITS.findIndex((unit) => length >= unit.ms);
  const unit = UNITS[index];
  if (!unit) return '0 s';
  const whole = Math.floor(length / unit.ms);
  const smaller = coarse && unit.ms === MINUTE ? undefined : UNITS[index + 1];
  const rest = smaller ? Math.floor((length - whole * unit.ms) / smaller.ms) : 0;
  return smaller && rest > 0 ? `${whole} ${unit.name} ${rest} ${smaller.name}` : `${whole} ${unit.name}`;
}

/** As wide as a figure, so that lengths of time under one another stand in columns. */
const FIGURE_SPACE = '\u2007';

/**
 * A length of time with nothing left out down to the second, below ten seconds to the millisecond: `1 d  3 h  0 min 20 s`, `4.125 s`.
 * What follows the largest unit has two places, so that the same units stand under one another.
 */
export function formatWholeDuration(ms: number): string {
  const length = Math.max(0, Math.round(ms));
  if (length < SECOND) return `${length} ms`;
  if (length < 10 * SECOND) return `${(length / SECOND).toFixed(3)} s`;
  const first = UNITS.findIndex((unit) => length >= unit.ms);
  const parts = UNITS.slice(first).map((unit, index) => {
    const over = UNITS[first + index - 1]?.ms ?? Infinity;
    const count = Math.floor((index === 0 ? length : length % over) / unit.ms);
    return `${String(count).padStart(index === 0 ? 1 : 2, FIGURE_SPACE)} ${unit.name}`;
  });
  return parts.join(' ');
}

/**
 * `at` beside `now`, both epoch milliseconds, in one unit: `just now`, `12 s ago`, `3 min ago`, `in 2 h`.
 * A few seconds ahead reads as `just now`: the server's clock and the viewer's are never quite the same.
 */
export function formatRelative(at: number, now: number): string {
  const passed = now - at;
  const length = Math.abs(passed);
  if (length < 5 * SECOND) return 'just now';
  const unit = UNITS.find((candidate) => length >= candidate.ms) ?? { ms: SECOND, name: 's' };
  const text = `${Math.floor(length / unit.ms)} ${unit.name}`;
  return passed >= 0 ? `${text} ago` : `in ${text}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment in words with its zone named: `24 Nov 2026, 14:40:44 CET`.
 * @param timeZone IANA name; the viewer's own unless told.
 */
export function formatAbsolute(at: number, timeZone?: string): string {
  const key = timeZone ?? '';
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

let zone: string | undefined;

/** The viewer's zone by its IANA name, as `Europe/Paris`. Asked once: to find it takes long, and a page full of times asks for each. */
export function viewerTimeZone(): string {
  zone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone;
}
