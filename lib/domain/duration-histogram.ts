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

/**
 * For each share (0 to 1, ascending) the duration that so many of all do not exceed, in whole milliseconds; null when none was
 * counted.
 */
export function percentilesOf(histogram: DurationHistogram, shares: readonly number[]): (number | null)[] {
  const count = countOf(histogram);
  const buckets = [...histogram].sort(([left], [right]) => left - right);
  let place = -1;
  let seen = 0;
  return shares.map((share) => {
    const rank = Math.max(1, Math.ceil(share * count));
    while (seen < rank && place < buckets.length - 1) {
      place += 1;
      seen += buckets[place]?.[1] ?? 0;
    }
    const bucket = buckets[place];
    return bucket === undefined ? null : Math.round(middleOf(bucket[0]));
  });
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
  let bucket = 0;
  let count: number | null = null;
  // Digit by digit: a long range has tens of thousands of them, and taking the text apart would cost more than the reading.
  for (let place = 0; place <= text.length; place += 1) {
    const code = place === text.length ? SEMICOLON : text.charCodeAt(place);
    if (code === COMMA || code === SEMICOLON) {
      add(counts, bucket, count ?? 1);
      bucket = 0;
      count = null;
    } else if (code === POINT) count = 0;
    else if (count === null) bucket = bucket * 36 + digitOf(code);
    else count = count * 36 + digitOf(code);
  }
  return counts;
}

const COMMA = 44;
const POINT = 46;
const SEMICOLON = 59;

/** Of `0` to `9` and `a` to `z`. */
function digitOf(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
