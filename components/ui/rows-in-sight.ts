/** Rows drawn beyond both edges, so that scrolling meets drawn ones. */
const OVERSCAN = 4;

export interface Sight {
  /** Pixels scrolled. */
  top: number;
  /** Pixels of the box. */
  height: number;
  rowSize: number;
  count: number;
  /** A row that exists even out of sight; -1 for none. */
  kept: number;
}

/** The indexes, from first to last, of rows of one height that a box in sight needs, and of the one that is kept. */
export function rowsInSight({ top, height, rowSize, count, kept }: Sight): number[] {
  const first = Math.max(0, Math.min(Math.floor(top / rowSize), count - 1) - OVERSCAN);
  const end = Math.min(count, Math.ceil((top + height) / rowSize) + OVERSCAN);
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
  if (kept < 0 || kept >= count || (kept >= first && kept < end)) return indexes;
  return kept < first ? [kept, ...indexes] : [...indexes, kept];
}

/** Where a box of `seen` pixels below its header scrolls to, from `top`, so that a row is seen whole: no further than it must. */
export function topThatShows(start: number, size: number, top: number, seen: number): number {
  return Math.min(start, Math.max(top, start + size - seen));
}
