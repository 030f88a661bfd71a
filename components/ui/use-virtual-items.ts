import { useEffect, useLayoutEffect, useReducer, useState } from 'react';
import type { itemsOfBox, itemsOfWindow, VirtualItems } from './virtualizers';

/** What comes later. */
export interface VirtualCode {
  itemsOfBox: typeof itemsOfBox;
  itemsOfWindow: typeof itemsOfWindow;
}

/** Kept once it came: what is opened later is drawn by it at once. */
let code: VirtualCode | null = null;

/**
 * Knows which items of a long list are in sight. `null` until the code for it is there, which holds nobody up: a list begins with its
 * first items, and they need none. `'missing'` where the code cannot be had.
 * @param make always the same function.
 */
export function useVirtualItems<Scroller extends Element | Window>(
  make: (code: VirtualCode, changed: () => void) => VirtualItems<Scroller>,
): VirtualItems<Scroller> | 'missing' | null {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const [items, setItems] = useState(() => (code === null ? null : make(code, drawAgain)));
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (items !== null) return;
    let gone = false;
    const load = async () => {
      code = await import('./virtualizers');
      if (!gone) setItems(make(code, drawAgain));
    };
    load().catch(() => setMissing(true));
    return () => {
      gone = true;
    };
  }, [items, make]);
  useLayoutEffect(() => items?.mounted(), [items]);
  useLayoutEffect(() => items?.drawn());
  return items ?? (isMissing ? 'missing' : null);
}

/** The first `count` of items, each of `size` pixels. */
export function firstItems(count: number, size: number): { index: number; start: number }[] {
  return Array.from({ length: count }, (_, index) => ({ index, start: index * size }));
}
