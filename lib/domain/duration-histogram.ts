/**
 * Durations counted in buckets of a fixed logarithmic scale. Because everybody counts in the same buckets, histograms of minutes,
 * days or queues are added up bucket by bucket, and percentiles of the sum are as good as if all durations had been counted at once
 * (a percentile of percentiles would not be). Each bucket is a tenth wider than the one before it; its middle is at most
 * `DURATION_ERROR` away from any duration in it.
 */
export type DurationHistogram = ReadonlyMap<number, number>;

const BASE = 1.1;
const LOG_BASE = Math.log(BASE);

/** The most a percentile may be off, as a share of it: under 5 %. */
export const DURATION_ERROR = (BASE - 1) / (BASE + 1);

/** Past it, ten years, all durations are one. */
const LONGEST_MS = 10 * 366 * 24 * 60 * 60 * 1000;

export const NO_DURATIONS: DurationHistogram = new Map();

/** Bucket 0 is up to a millisecond, bucket n up to 1.1 to the power of n. */
function bucketOf(ms: number): number {
  // A hair less, so that a bucket's own upper end is in it whatever the logarithm's last digit.
  return ms <= 1 ? 0 : Math.ceil(Math.log(Math.min(ms, LONGEST_MS)) / LOG_BASE - 1e-9);
}

/** The value of a bucket that is never more than `DURATION_ERROR` away from what was counted in it. */
function middleOf(bucket: number): number {
  return bucket === 0 ? 1 : (2 * BASE ** bucket) / (BASE + 1);
}

/** Counts durations in milliseconds. */
export function histogramOf(durations: readonly number[]): DurationHistogram {
  const counts = new Map<number, number>();
  for (const ms of durations) add(counts, bucketOf(ms), 1);
  return counts;
}

export function mergeHistograms(histograms: readonly DurationHistogram[]): DurationHistogram {
  const counts = new Map<number, number>();
  for (const histogram of histograms) for (const [bucket, count] of histogram) add(counts, bucket, count);
  return counts;
}

function add(counts: Map<number, number>, bucket: number, count: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + count);
}

/** How many durations were counted. */
export function countOf(histogram: DurationHistogram): number {
  let count = 0;
  for (const one of histogram.values()) count += one;
  return count;
}

/** The duration that `share` (0 to 1) of all do not exceed, in whole milliseconds; null when none was counted. */
export function percentileOf(histogram: DurationHistogram, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * countOf(histogram)));
  let seen = 0;
  for (const bucket of [...histogram.keys()].sort((a, b) => a - b)) {
    seen += histogram.get(bucket) ?? 0;
    if (seen >= rank) return Math.round(middleOf(bucket));
  }
  return null;
}

/**
 * As the database stores it: `2k.3,2m`, buckets and counts to the base of 36, a count of 1 left out. Several of them with a semicolon
 * between are read as their sum, so that the database can put them together.
 */
export function writeHistogram(histogram: DurationHistogram): string {
  return [...histogram]
    .sort(([left], [right]) => left - right)
    .map(([bucket, count]) =>
      count === 1 ? bucket.toString(36) : `${bucket.toString(36)}.${count.toString(36)}`,
    )
    .join(',');
}

export function readHistogram(text: string | null): DurationHistogram {
  if (text === null || text === '') return NO_DURATIONS;
  const counts = new Map<number, number>();
  for (const part of text.split(/[,;]/)) {
    const [bucket = '', count = '1'] = part.split('.');
    add(counts, Number.parseInt(bucket, 36), Number.parseInt(count, 36));
  }
  return counts;
}
