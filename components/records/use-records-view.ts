import { parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { RecordsAsked } from '@/lib/client/queries/records';
import type { RecordModelView } from '@/lib/domain/api/records';
import type { DataTableSort } from '../ui/data-table-model';
import { usualColumns } from './words';

const PARTS = {
  q: parseAsString.withDefault(''),
  filter: parseAsString.withDefault(''),
  sort: parseAsString.withDefault(''),
  columns: parseAsArrayOf(parseAsString),
};

/** What the list shows and in which order; kept in the address, so that it can be sent and come back to. */
export function useRecordsView(model: RecordModelView) {
  const [state, set] = useQueryStates(PARTS, { history: 'replace', shallow: true, clearOnDefault: true });
  const { q, filter, sort, columns } = state;
  const chosen = useMemo(() => {
    const known = (columns ?? usualColumns(model)).filter((name) =>
      model.fields.some((field) => field.name === name),
    );
    return known.length === 0 ? ['id'] : known;
  }, [columns, model]);
  const asked: RecordsAsked = useMemo(
    () => ({ model: model.name, columns: chosen, filter, search: q, sort }),
    [model, chosen, filter, q, sort],
  );
  return {
    asked,
    columns: chosen,
    tableSort: sort === '' ? null : { id: sort.replace(/^-/, ''), desc: sort.startsWith('-') },
    isNarrowed: q !== '' || filter !== '',
    search: (text: string) => void set({ q: text === '' ? null : text }),
    chooseFilter: (text: string) => void set({ filter: text === '' ? null : text }),
    chooseColumns: (names: readonly string[] | null) =>
      void set({ columns: names === null ? null : [...names] }),
    sortBy: (next: DataTableSort) =>
      void set({ sort: next === null ? null : `${next.desc ? '-' : ''}${next.id}` }),
    clear: () => void set({ q: null, filter: null }),
  };
}

export type RecordsView = ReturnType<typeof useRecordsView>;
