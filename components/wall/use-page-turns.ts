import { useEffect, useRef, useState } from 'react';
import type { BoardRow } from '@/lib/domain/api/board';
import type { Fit } from './fit';
import { isOutdated, orderOf, type Order } from './pages';

export interface PageTurns {
  /** Grows by one with every page. */
  turn: number;
  /** How the queues stood when the page was turned. */
  order: Order;
}

/** Turns the pages of a board. Between two turns nothing changes its place, but where there is one page and a state has changed. */
export function usePageTurns(rows: readonly BoardRow[], fit: Fit, everyMs: number): PageTurns {
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  }, [rows]);
  const [turns, setTurns] = useState<PageTurns>(() => ({ turn: 0, order: orderOf(rows) }));
  useEffect(() => {
    const turnPage = () => setTurns(({ turn }) => ({ turn: turn + 1, order: orderOf(latest.current) }));
    const timer = setInterval(turnPage, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  if (!isOutdated(turns.order, rows, fit)) return turns;
  const sorted = { ...turns, order: orderOf(rows) };
  setTurns(sorted);
  return sorted;
}
