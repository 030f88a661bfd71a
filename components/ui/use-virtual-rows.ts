import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, type RefObject } from 'react';
import { useRootScale } from './use-root-scale';

const HEADER = 36;
const SCROLLBAR = 16;

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
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (kept < 0 || indexes.includes(kept)) return indexes;
      return [...indexes, kept].toSorted((one, other) => one - other);
    },
    [kept],
  );
  // The compiler's memoisation is not used here, and nothing of the virtualizer is handed on.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowSize,
    // The header covers the top of the box, so the last row needs that much more room to be seen.
    scrollPaddingEnd: (HEADER + SCROLLBAR) * scale,
    overscan: 4,
    rangeExtractor,
    // What the server draws, and the first frame: a screenful.
    initialRect: { width: 0, height: 600 },
  });

  // The virtualizer remembers the heights it was told first; the scale is known only in the browser.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowSize]);

  /** Scrolls to a row that is drawn, in or out of sight, and focuses it. */
  const reveal = (index: number) => {
    virtualizer.scrollToIndex(index);
    const row = scroller.current?.querySelector(`[data-row="${index}"]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  };

  const height = virtualizer.scrollRect?.height ?? 600;
  return {
    items: virtualizer.getVirtualItems(),
    totalSize: virtualizer.getTotalSize(),
    rowSize,
    pageSize: Math.max(1, Math.floor((height - HEADER) / rowSize) - 1),
    reveal,
  };
}
