import { groupDigits } from './group-digits';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A length of time in words, rounded down to one unit: "3 hours", "less than a minute". */
export function describeDuration(ms: number): string {
  for (const [unit, length] of UNITS) {
    const count = Math.floor(ms / length);
    if (count >= 1) return counted(count, unit);
  }
  return 'less than a minute';
}

/** A length of time that somebody set, in words that lose nothing of it: "1 hour 30 minutes". */
export function describeExactly(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count >= 1) parts.push(counted(count, unit));
  }
  if (rest > 0 || parts.length === 0) parts.push(counted(rest / 1000, 'second'));
  return parts.join(' ');
}

/** "every hour", "every 1 day 12 hours". */
export function describeInterval(ms: number): string {
  return `every ${describeExactly(ms).replace(/^1 (\w+)$/, '$1')}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "1 record", "2,000 records"; "an unknown number of records" for null. */
export function describeRecords(count: number | null): string {
  if (count === null) return 'an unknown number of records';
  return `${groupDigits(String(count))} record${count === 1 ? '' : 's'}`;
}

/** "1 record is waiting", "2,000 records are waiting". */
export function describeWaiting(count: number): string {
  return `${describeRecords(count)} ${count === 1 ? 'is' : 'are'} waiting`;
}
