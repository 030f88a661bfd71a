import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';

type Options<Scroller extends Element | Window> = VirtualizerOptions<Scroller, HTMLElement>;
/** What may differ each time it is drawn. */
export type DrawOptions<Scroller extends Element | Window> = Pick<
  Options<Scroller>,
  'count' | 'estimateSize'
> &
  Partial<
    Pick<Options<Scroller>, 'gap' | 'getItemKey' | 'rangeExtractor' | 'scrollMargin' | 'scrollPaddingEnd'>
  >;
type Fixed<Scroller extends Element | Window> = Omit<
  Options<Scroller>,
  'count' | 'estimateSize' | 'overscan' | 'onChange'
>;

export type VirtualItems<Scroller extends Element | Window> = ReturnType<typeof itemsOf<Scroller>>;

/** Items that scroll with the page; `changed` when others are in sight, or a measured one is of another height than was thought. */
export function itemsOfWindow(changed: () => void): VirtualItems<Window> {
  return itemsOf<Window>(changed, {
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => window.scrollY,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
}

/** The same of a box that scrolls. */
export function itemsOfBox(changed: () => void, box: () => Element | null): VirtualItems<Element> {
  return itemsOf<Element>(changed, {
    getScrollElement: box,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    initialOffset: () => box()?.scrollTop ?? 0,
    initialRect: { width: 0, height: box()?.clientHeight ?? 0 },
  });
}

function itemsOf<Scroller extends Element | Window>(changed: () => void, fixed: Fixed<Scroller>) {
  // While React draws, it draws again by itself.
  let drawing = false;
  let told = 0;
  const always = {
    ...fixed,
    // So that scrolling meets drawn ones.
    overscan: 4,
    onChange: (_virtualizer: unknown, atOnce: boolean) =>
      atOnce && !drawing ? flushSync(changed) : changed(),
  };
  const virtualizer = new Virtualizer<Scroller, HTMLElement>({
    ...always,
    count: 0,
    estimateSize: () => 0,
  });
  return {
    inSight: (options: DrawOptions<Scroller>) => {
      virtualizer.setOptions({ ...always, ...options });
      return virtualizer.getVirtualItems();
    },
    /** Pixels of all. */
    totalSize: () => virtualizer.getTotalSize(),
    /** Pixels of what is seen. */
    height: () => virtualizer.scrollRect?.height ?? 0,
    scrollTo: (index: number) => virtualizer.scrollToIndex(index),
    /** Where all have one height: another than before. */
    sizesAre: (size: number) => {
      if (size !== told) virtualizer.measure();
      told = size;
    },
    /** For the `ref` of each item whose height is not known. */
    measure: (item: HTMLElement | null) => {
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
