'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useNearEnd } from './use-near-end';
import { useRootScale } from './use-root-scale';

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemId: (item: Item) => string;
  children: (item: Item) => ReactNode;
  /** Pixels at the usual text size; the true height is measured. */
  estimatedHeight: number;
  /** The last items come into sight: whoever has more to show may add them. */
  onNearEnd?: () => void;
  /** Pixels between two. */
  gap?: number;
}

/** A long list of cards that scrolls with the page: the phone's counterpart of DataTable. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemId, children, estimatedHeight, gap = 8 } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const scale = useRootScale();
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  // The compiler's memoisation is not used here, and nothing of the virtualizer is handed on.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => estimatedHeight * scale,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : itemId(item);
    },
    gap,
    overscan: 4,
    scrollMargin: top,
    initialRect: { width: 0, height: 900 },
  });
  useNearEnd(virtualizer.getVirtualItems(), items.length, props.onNearEnd);
  return (
    <ul ref={list} aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ key, index, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}
