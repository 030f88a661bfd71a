import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { rowsInSight, topThatShows } from './rows-in-sight';
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
  const { top, height } = useSight(scroller, rowSize);
  const indexes = rowsInSight({
    top,
    height,
    rowSize,
    count,
    // Without a row focused yet the first holds the tab stop.
    kept: Math.max(0, keep),
  });

  /** Scrolls to a row that is drawn, in or out of sight, and focuses it. */
  const reveal = (index: number) => {
    const box = scroller.current;
    if (box === null) return;
    // The header covers the top of the box.
    const seen = box.offsetHeight - (HEADER + SCROLLBAR) * scale;
    box.scrollTo({ top: topThatShows(index * rowSize, rowSize, box.scrollTop, seen) });
    const row = box.querySelector(`[data-row="${index}"]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  };

  return {
    indexes,
    totalSize: count * rowSize,
    rowSize,
    pageSize: Math.max(1, Math.floor((height - HEADER) / rowSize) - 1),
    reveal,
  };
}

/** What of a box is in sight, in whole rows, so that it renders again only when other rows are. */
function useSight(scroller: RefObject<HTMLDivElement | null>, rowSize: number) {
  // What the server draws, and the first frame: a screenful.
  const [sight, setSight] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const look = () => {
      const top = Math.floor(box.scrollTop / rowSize) * rowSize;
      const height = box.offsetHeight;
      setSight((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    // Before the next frame, or a hand that scrolls fast sees where no row is yet.
    const scrolled = () => flushSync(look);
    const resized = new ResizeObserver(look);
    look();
    resized.observe(box);
    box.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', scrolled);
    };
  }, [scroller, rowSize]);
  return sight;
}
