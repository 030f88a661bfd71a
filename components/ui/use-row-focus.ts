import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';

export const STEPS: Record<string, (from: number, page: number, last: number) => number> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  PageDown: (from, page) => from + page,
  PageUp: (from, page) => from - page,
  Home: () => 0,
  End: (_from, _page, last) => last,
};

/**
 * Which row holds the tab stop of a table. It is kept by the row's id, so that focus stays with the row one is reading
 * when fresh data puts it elsewhere.
 */
export function useRowFocus<Item>(rows: readonly Item[], itemId: (item: Item) => string) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const activeIndex = useMemo(
    () => (activeId === null ? -1 : rows.findIndex((item) => itemId(item) === activeId)),
    [rows, itemId, activeId],
  );

  const setActiveIndex = useCallback(
    (index: number) => {
      const item = rows[index];
      if (item) setActiveId(itemId(item));
    },
    [rows, itemId],
  );

  /** Walks the rows; `reveal` scrolls to a row and focuses it. Enter is a click on the row. */
  const onKeyDown = (
    event: KeyboardEvent<HTMLElement>,
    pageSize: number,
    reveal: (index: number) => void,
    onWalk: ((item: Item) => void) | undefined,
  ) => {
    const row = event.target;
    // Keys pressed inside a cell's own control belong to that control.
    if (!(row instanceof HTMLElement) || row.dataset['row'] === undefined) return;
    if (event.key === 'Enter') {
      // What the click opens may take the focus at once: the same press must not act there too.
      event.preventDefault();
      row.click();
      return;
    }
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const last = rows.length - 1;
    const next = Math.min(last, Math.max(0, step(Number(row.dataset['row']), pageSize, last)));
    // Drawn at once, in or out of sight, so that the focus can move on before the next key comes.
    flushSync(() => setActiveIndex(next));
    reveal(next);
    const item = rows[next];
    if (item) onWalk?.(item);
  };

  const isTabbable = (index: number) => index === (activeIndex < 0 ? 0 : activeIndex);
  return { activeIndex, setActiveIndex, onKeyDown, isTabbable };
}
