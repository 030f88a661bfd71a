/**
 * The history's tiers. Each sample is written to every tier at once, so that no job has to roll one up into the next.
 * A bucket begins at a multiple of its length since 1970 (UTC).
 */
export const HISTORY_TIERS = {
  minute: 60_000,
  quarter: 15 * 60_000,
} as const;

export type HistoryTier = keyof typeof HISTORY_TIERS;

/** No answer holds more points than this, whatever the range. */
export const MAX_HISTORY_POINTS = 1000;

const HOUR = 60 * 60_000;

/** Lengths a chart's bucket may have, shortest first, with the tier each is summed from. */
const BUCKETS: readonly { bucketMs: number; tier: HistoryTier }[] = [
  { bucketMs: 60_000, tier: 'minute' },
  { bucketMs: 15 * 60_000, tier: 'quarter' },
  { bucketMs: HOUR, tier: 'quarter' },
  { bucketMs: 6 * HOUR, tier: 'quarter' },
  { bucketMs: 24 * HOUR, tier: 'quarter' },
];

/** Points that are pleasant to look at in one chart. */
const COMFORTABLE_POINTS = 400;

/** The start of the bucket that holds `at`. */
export function bucketStart(at: number, bucketMs: number): number {
  return Math.floor(at / bucketMs) * bucketMs;
}

/** The shortest bucket that shows a range of `rangeMs` in a comfortable number of points. */
export function bucketFor(rangeMs: number): { bucketMs: number; tier: HistoryTier } {
  const fitting = BUCKETS.find(({ bucketMs }) => rangeMs / bucketMs <= COMFORTABLE_POINTS);
  if (fitting !== undefined) return fitting;
  const days = Math.ceil(rangeMs / (24 * HOUR) / MAX_HISTORY_POINTS);
  return { bucketMs: days * 24 * HOUR, tier: 'quarter' };
}

/**
 * How much a running total has grown. A total that shrank has begun anew (the site was restored), so all of it is growth.
 * Null when either side is not known.
 */
export function growth(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null;
  return after >= before ? after - before : after;
}
