import { useMemo, useState } from 'react';
import type { OverviewRow } from '@/lib/domain/api/views';
import { filterRows, keepOrder, movedCount, sortRows, type Sort, type Wanted } from './arrange';

interface KeptOrder {
  ids: readonly string[];
  wanted: Wanted;
  sort: Sort;
}

export interface CalmOrder {
  rows: readonly OverviewRow[];
  /** How many would stand elsewhere if they were sorted now. */
  moved: number;
  /** Sorts them now. */
  sortAgain: () => void;
}

/**
 * The rows to show, sorted; but while somebody points at the list, reads on in it or has the focus in it, rows stay where they are and
 * only their figures change. Asking for another order, or for other rows, is always followed at once.
 */
export function useCalmOrder(
  rows: readonly OverviewRow[],
  wanted: Wanted,
  sort: Sort,
  held: boolean,
): CalmOrder {
  const filtered = useMemo(() => filterRows(rows, wanted), [rows, wanted]);
  const sorted = useMemo(() => sortRows(filtered, sort), [filtered, sort]);
  const [kept, setKept] = useState<KeptOrder | null>(null);
  const keep = () => setKept({ ids: sorted.map(({ id }) => id), wanted, sort });
  // Adjusted while rendering, so that no frame shows the order that is about to be replaced.
  if (held && (kept === null || kept.wanted !== wanted || kept.sort !== sort)) keep();
  if (!held && kept !== null) setKept(null);
  const shown = useMemo(() => (kept === null ? sorted : keepOrder(sorted, kept.ids)), [kept, sorted]);
  const moved = useMemo(() => (shown === sorted ? 0 : movedCount(sorted, shown)), [sorted, shown]);
  return { rows: shown, moved, sortAgain: keep };
}
