/** One moment or bucket: its start in epoch milliseconds and a figure for each series; null where it is not known. */
export type ChartPoint<Key extends string> = { at: number } & Record<Key, number | null>;

export interface ChartSeries<Key extends string> {
  key: Key;
  label: string;
  /** A CSS colour, from the tokens. */
  colour: string;
  /** Milliseconds, told as a length of time; a count when left out. */
  unit?: 'duration';
  /** The time before, drawn as a dashed line. */
  dashed?: boolean;
}

/** A stretch without data, `from` its first bucket and `to` its last. */
export interface Gap {
  from: number;
  to: number;
}

/** More buckets than this are never invented between two points: nobody could see them. */
const MOST_FILLED = 2_000;

/**
 * The points with every missing bucket put in as unknown, so that time without samples keeps its width on the axis and
 * is never read as zero. Points come oldest first.
 */
export function withMissingBuckets<Key extends string>(
  points: readonly ChartPoint<Key>[],
  bucketMs: number,
  empty: (at: number) => ChartPoint<Key>,
): ChartPoint<Key>[] {
  const filled: ChartPoint<Key>[] = [];
  for (const point of points) {
    const last = filled.at(-1)?.at ?? point.at;
    const missing = Math.round((point.at - last) / bucketMs) - 1;
    const count = Math.min(missing, MOST_FILLED);
    for (let step = 1; step <= count; step += 1) filled.push(empty(last + step * bucketMs));
    filled.push(point);
  }
  return filled;
}

/** The stretches in which no series has a figure. */
export function gapsOf<Key extends string>(points: readonly ChartPoint<Key>[], keys: readonly Key[]): Gap[] {
  const gaps: Gap[] = [];
  let open: Gap | null = null;
  for (const point of points) {
    if (keys.some((key) => point[key] !== null)) {
      open = null;
    } else if (open) {
      open.to = point.at;
    } else {
      open = { from: point.at, to: point.at };
      gaps.push(open);
    }
  }
  return gaps;
}

/** The largest figure of any series; of all of a moment together when they are drawn on top of each other. */
export function mostOf<Key extends string>(
  points: readonly ChartPoint<Key>[],
  keys: readonly Key[],
  { stacked }: { stacked: boolean },
): number {
  let most = 0;
  for (const point of points) {
    const values = keys.map((key) => point[key] ?? 0);
    most = Math.max(most, ...(stacked ? [values.reduce<number>((sum, value) => sum + value, 0)] : values));
  }
  return most;
}

/** The sum of one series; null when it has no figure at all. */
export function sumOf<Key extends string>(points: readonly ChartPoint<Key>[], key: Key): number | null {
  const known = points.map((point) => point[key]).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
