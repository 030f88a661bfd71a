import { useEffect, useRef, useState } from 'react';
import type { BoardRow } from '@/lib/domain/api/board';

export interface PageTurns {
  /** Grows by one with every page. */
  turn: number;
  /** The ids of the queues, worst first, as they stood when the page was turned. */
  order: readonly string[];
}

/** Turns the pages of a board. Between two turns nothing changes its place. */
export function usePageTurns(rows: readonly BoardRow[], everyMs: number): PageTurns {
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  }, [rows]);
  const [turns, setTurns] = useState<PageTurns>(() => ({ turn: 0, order: rows.map(({ id }) => id) }));
  useEffect(() => {
    const turnPage = () =>
      setTurns(({ turn }) => ({ turn: turn + 1, order: latest.current.map(({ id }) => id) }));
    const timer = setInterval(turnPage, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return turns;
}
