import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';

/** Beside those in sight, so that scrolling meets drawn ones. */
const OVERSCAN = 4;

export interface ItemsOptions {
  count: number;
  /** Pixels, until an item is drawn and measured. */
  estimateSize: () => number;
  getItemKey: (index: number) => string | number;
  /** Pixels between two. */
  gap: number;
  /** Pixels from the top of the page to the first item. */
  scrollMargin: number;
}

/** What items of different heights are in sight of the window, where each begins, and how long all of them are; `changed` when that is. */
export function createWindowVirtualizer(changed: () => void) {
  // While React draws, it draws again by itself.
  let drawing = false;
  const fixed = {
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => window.scrollY,
    overscan: OVERSCAN,
    onChange: (_virtualizer: unknown, atOnce: boolean) =>
      atOnce && !drawing ? flushSync(changed) : changed(),
  };
  const initialRect = { width: window.innerWidth, height: window.innerHeight };
  const virtualizer = new Virtualizer<Window, HTMLLIElement>({
    ...fixed,
    count: 0,
    estimateSize: () => 0,
    initialRect,
  });
  return {
    items: (options: ItemsOptions) => {
      virtualizer.setOptions({ ...fixed, ...options });
      return virtualizer.getVirtualItems();
    },
    totalSize: () => virtualizer.getTotalSize(),
    /** For the `ref` of each item. */
    measure: (item: HTMLLIElement | null) => {
      drawing = true;
      try {
        virtualizer.measureElement(item);
      } finally {
        drawing = false;
      }
    },
    /** For a layout effect: what it returns ends it. */
    mounted: () => virtualizer._didMount(),
    /** For a layout effect after everything that is drawn. */
    drawn: () => virtualizer._willUpdate(),
  };
}
