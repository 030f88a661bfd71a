import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { HealthState } from '@/lib/domain/health';
import type { DataTableSort } from '../ui/data-table-model';
import { SORT_KEYS, type SortKey } from './arrange';
import { sortOf, viewParts, wantedOf } from './view-of-address';

const PARTS = viewParts({ parseAsArrayOf, parseAsString, parseAsStringLiteral });

/** What the overview shows and in which order; kept in the address, so that it can be sent and come back to. */
export function useOverviewView() {
  const [state, set] = useQueryStates(PARTS, {
    history: 'replace',
    shallow: true,
    clearOnDefault: true,
  });
  const { q, health, model, site, sort: key, order } = state;
  const wanted = useMemo(() => wantedOf({ q, health, model, site }), [q, health, model, site]);
  const sort = useMemo(() => sortOf({ sort: key, order }), [key, order]);
  return {
    wanted,
    sort,
    /** As the table's head takes it: null is worst first. */
    tableSort: key === null ? null : { id: key, desc: order === 'desc' },
    narrowed: q !== '' || health.length > 0 || model !== null || site !== null,
    search: (text: string) => void set({ q: text === '' ? null : text }),
    toggleHealth: (pressed: HealthState) => {
      const next = health.includes(pressed) ? health.filter((one) => one !== pressed) : [...health, pressed];
      void set({ health: next.length === 0 ? null : next });
    },
    chooseModel: (value: string | null) => void set({ model: value }),
    chooseSite: (value: string | null) => void set({ site: value }),
    sortBy: (next: DataTableSort) =>
      void set({ sort: sortKeyOf(next), order: next?.desc === true ? 'desc' : null }),
    clear: () => void set({ q: null, health: null, model: null, site: null }),
  };
}

export type OverviewViewState = ReturnType<typeof useOverviewView>;

function sortKeyOf(sort: DataTableSort): SortKey | null {
  return SORT_KEYS.find((key) => key === sort?.id) ?? null;
}
