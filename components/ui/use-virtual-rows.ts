import { useCallback, useLayoutEffect, type RefObject } from 'react';
import { useRootScale } from './use-root-scale';
import { firstItems, useVirtualItems } from './use-virtual-items';

const HEADER = 36;
const SCROLLBAR = 16;
/** Pixels of what the server draws, and of what is drawn until it is known what is in sight. */
const SCREENFUL = 800;

export interface VirtualRowsOptions {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  /** Pixels at the usual text size. */
  rowHeight: number;
  /** A row that exists even out of sight, because it holds the tab stop; -1 for none. */
  keep: number;
}

/** The rows in sight of a scrolling box with a sticky header, all of one height. */
export function useVirtualRows({ scroller, count, rowHeight, keep }: VirtualRowsOptions) {
  const scale = useRootScale();
  const rowSize = Math.round(rowHeight * scale);
  // Without a row focused yet the first holds the tab stop.
  const kept = count === 0 ? -1 : Math.max(0, keep);
  const found = useVirtualItems<Element>(
    useCallback((code, changed) => code.itemsOfBox(changed, () => scroller.current), [scroller]),
  );
  const rows = typeof found === 'object' ? found : null;
  const most = found === 'missing' ? count : Math.min(count, Math.ceil(SCREENFUL / rowSize));
  const items =
    rows?.inSight({
      count,
      estimateSize: () => rowSize,
      // The header covers the top of the box, so the last row needs that much more room to be seen.
      scrollPaddingEnd: (HEADER + SCROLLBAR) * scale,
      rangeExtractor: ({ startIndex, endIndex, overscan, count: all }) =>
        rowsFrom(Math.max(startIndex - overscan, 0), Math.min(endIndex + overscan, all - 1), kept),
    }) ?? firstItems(most, rowSize);

  // The heights that were told first are remembered; the scale is known only in the browser.
  useLayoutEffect(() => rows?.sizesAre(rowSize), [rows, rowSize]);

  /** Scrolls to a row that is drawn, in or out of sight, and focuses it. */
  const reveal = (index: number) => {
    rows?.scrollTo(index);
    const row = scroller.current?.querySelector(`[data-row="${index}"]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: rows !== null });
  };

  return {
    items,
    totalSize: count * rowSize,
    rowSize,
    pageSize: Math.max(1, Math.floor(((rows?.height() ?? SCREENFUL) - HEADER) / rowSize) - 1),
    reveal,
  };
}

/** From the first to the last, and the one that is kept where it would lie. */
function rowsFrom(first: number, last: number, kept: number): number[] {
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  if (kept < 0 || (kept >= first && kept <= last)) return indexes;
  return kept < first ? [kept, ...indexes] : [...indexes, kept];
}
