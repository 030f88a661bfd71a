import { useMemo, useState } from 'react';
import type { OverviewRow } from '@/lib/domain/api/views';
import { filterRows, keepOrder, sortRows, type Sort, type Wanted } from './arrange';

interface KeptOrder {
  ids: readonly string[];
  wanted: Wanted;
  sort: Sort;
}

/**
 * The rows to show, sorted; but while somebody points at the list or has the focus in it, rows stay where they are and
 * only their figures change. Asking for another order, or for other rows, is always followed at once.
 */
export function useCalmOrder(
  rows: readonly OverviewRow[],
  wanted: Wanted,
  sort: Sort,
  held: boolean,
): readonly OverviewRow[] {
  const sorted = useMemo(() => sortRows(filterRows(rows, wanted), sort), [rows, wanted, sort]);
  const [kept, setKept] = useState<KeptOrder | null>(null);
  // Adjusted while rendering, so that no frame shows the order that is about to be replaced.
  if (held && (kept === null || kept.wanted !== wanted || kept.sort !== sort)) {
    setKept({ ids: sorted.map(({ id }) => id), wanted, sort });
  }
  if (!held && kept !== null) setKept(null);
  return useMemo(() => (kept === null ? sorted : keepOrder(sorted, kept.ids)), [kept, sorted]);
}
