/**
 * Dates and datetimes as text, in and out. Canonical forms have a fixed width and years 0001 to 9999,
 * so that comparing two of them as text compares them in time.
 */
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/;
const FIRST_YEAR = '0001';
const MINUTE_MS = 60_000;
const MAX_OFFSET_MINUTES = 14 * 60;

/** The text itself when it is a day of the calendar, written `YYYY-MM-DD`; else null. */
export function parseDate(text: string): string | null {
  if (!DATE.test(text) || text < FIRST_YEAR) return null;
  const epochMs = Date.parse(`${text}T00:00:00.000Z`);
  // The parser lets 30 February roll over into March; the round trip does not.
  return Number.isNaN(epochMs) || !new Date(epochMs).toISOString().startsWith(text) ? null : text;
}

/**
 * Canonical ISO 8601 UTC with milliseconds, or null. Accepts ISO with an offset, the same without one and with a space
 * (`2026-11-24 09:30:00`), both of which are UTC, and a day alone, which is its first moment in UTC [ours].
 * Digits past the millisecond are cut off.
 */
export function parseDatetime(text: string): string | null {
  const day = parseDate(text);
  if (day !== null) return firstMomentOf(day);
  const match = DATETIME.exec(text);
  if (match === null) return null;
  const [, date = '', hours = '', minutes = '', seconds = '00', fraction = '', offset = 'Z'] = match;
  const offsetMinutes = parseOffset(offset);
  if (parseDate(date) === null || offsetMinutes === null) return null;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const local = Date.parse(`${date}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  const utc = new Date(local - offsetMinutes * MINUTE_MS).toISOString();
  // An offset can push the moment out of years 0001 to 9999, where ISO text changes its width or PostgreSQL stops.
  return utc.length === 'YYYY-MM-DDTHH:MM:SS.sssZ'.length && utc >= FIRST_YEAR ? utc : null;
}

/** The first moment of a day in UTC, canonical. */
export function firstMomentOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}

function parseOffset(offset: string): number | null {
  if (offset === 'Z') return 0;
  const minutesPart = Number(offset.slice(-2));
  const total = Number(offset.slice(1, 3)) * 60 + minutesPart;
  if (minutesPart > 59 || total > MAX_OFFSET_MINUTES) return null;
  return offset.startsWith('-') ? -total : total;
}
