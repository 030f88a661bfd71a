const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A length of time in words, rounded down to one unit: "3 hours", "less than a minute". */
export function describeDuration(ms: number): string {
  for (const [unit, length] of UNITS) {
    const count = Math.floor(ms / length);
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return 'less than a minute';
}

/** "1 record", "2,000 records"; "an unknown number of records" for null. */
export function describeRecords(count: number | null): string {
  if (count === null) return 'an unknown number of records';
  return `${count.toLocaleString('en-US')} record${count === 1 ? '' : 's'}`;
}
