'use client';

import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useNearEnd } from './use-near-end';
import { useRootScale } from './use-root-scale';
import { firstItems, useVirtualItems, type VirtualCode } from './use-virtual-items';

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  /** How many there are, where `items` are only the first of them and the rest is on its way. */
  count?: number;
  itemId: (item: Item) => string;
  children: (item: Item) => ReactNode;
  /** Pixels at the usual text size; the true height is measured. */
  estimatedHeight: number;
  /** The last items come into sight: whoever has more to show may add them. */
  onNearEnd?: () => void;
  /** Pixels between two. */
  gap?: number;
}

const inWindow = (code: VirtualCode, changed: () => void) => code.itemsOfWindow(changed);

/** Pixels of a phone that is held upright: what is drawn before anything is known of the window. */
const SCREENFUL = 900;

/** A long list of cards that scrolls with the page: the phone's counterpart of DataTable. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemId, children, estimatedHeight, gap = 8 } = props;
  const { count = items.length } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const height = estimatedHeight * useRootScale();
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const found = useVirtualItems<Window>(inWindow);
  const placed = typeof found === 'object' ? found : null;
  const drawn =
    placed?.inSight({
      count,
      estimateSize: () => height,
      getItemKey: (index) => {
        const item = items[index];
        return item === undefined ? index : itemId(item);
      },
      gap,
      scrollMargin: top,
    }) ?? firstItems(found === null ? Math.ceil(SCREENFUL / height) : count, height);
  useNearEnd(drawn.at(-1)?.index ?? -1, count, props.onNearEnd);
  return (
    <ul
      ref={list}
      aria-label={label}
      className="relative"
      style={placed ? { height: placed.totalSize() } : { minHeight: count * (height + gap) - gap }}
    >
      {drawn.map(({ index, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <li
            key={itemId(item)}
            ref={placed?.measure}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={placed ? 'absolute inset-x-0 top-0' : undefined}
            style={placed ? { transform: `translateY(${start - top}px)` } : { marginBottom: gap }}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}
