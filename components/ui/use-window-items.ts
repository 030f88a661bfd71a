import { useEffect, useLayoutEffect, useReducer, useState } from 'react';
import type { createWindowVirtualizer, ItemsOptions } from './window-virtualizer';

/** Kept once it came: a list that is opened later is drawn by it at once. */
let create: typeof createWindowVirtualizer | null = null;

export interface WindowItems {
  items: readonly { index: number; start: number }[];
  /** Pixels of all. */
  totalSize: number;
  measure: (item: HTMLLIElement | null) => void;
}

/**
 * What is in sight of a list of items of different heights that scrolls with the page. `null` until the code for it is there, which holds
 * nobody up: a list begins with its first items, and they need none. `'missing'` where the code cannot be had.
 */
export function useWindowItems(options: ItemsOptions): WindowItems | 'missing' | null {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const [virtualizer, setVirtualizer] = useState(() => create?.(drawAgain) ?? null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (virtualizer !== null) return;
    let gone = false;
    const load = async () => {
      create = (await import('./window-virtualizer')).createWindowVirtualizer;
      if (!gone) setVirtualizer(create(drawAgain));
    };
    load().catch(() => setMissing(true));
    return () => {
      gone = true;
    };
  }, [virtualizer]);
  useLayoutEffect(() => virtualizer?.mounted(), [virtualizer]);
  useLayoutEffect(() => virtualizer?.drawn());
  if (virtualizer === null) return isMissing ? 'missing' : null;
  const items = virtualizer.items(options);
  return { items, totalSize: virtualizer.totalSize(), measure: virtualizer.measure };
}
