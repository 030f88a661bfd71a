'use client';

import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { DataTable, type DataTableProps } from './data-table';
import { compareSortValues, type DataColumn, type DataTableSort, type SortValue } from './data-table-model';

/** Only what is used is registered, so that only it is sent to the browser. */
const tableParts = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type TableParts = typeof tableParts;

export type SortingDataTableProps<Item extends object> = Omit<DataTableProps<Item>, 'sort' | 'onSortChange'>;

/** A DataTable that sorts its items itself, by the column whose header was pressed. */
export function SortingDataTable<Item extends object>(props: SortingDataTableProps<Item>) {
  const { columns, items, itemId } = props;
  const [sort, setSort] = useState<DataTableSort>(null);
  const rows = useSortedRows(columns, items, itemId, sort);
  return <DataTable {...props} items={rows} sort={sort} onSortChange={setSort} />;
}

/** Our columns as the table library takes them; drawing stays with us. */
function toColumnDefs<Item extends object>(
  columns: readonly DataColumn<Item>[],
): ColumnDef<TableParts, Item>[] {
  const compare = (one: Row<TableParts, Item>, other: Row<TableParts, Item>, id: string) =>
    compareSortValues(one.getValue<SortValue>(id), other.getValue<SortValue>(id));
  return columns.map(({ id, sortValue, sortDescFirst = false }) => ({
    id,
    accessorFn: (item: Item) => sortValue?.(item) ?? undefined,
    enableSorting: sortValue !== undefined,
    enableMultiSort: false,
    sortDescFirst,
    sortUndefined: 'last' as const,
    sortFn: compare,
  }));
}

function useSortedRows<Item extends object>(
  columns: readonly DataColumn<Item>[],
  items: readonly Item[],
  itemId: (item: Item) => string,
  sort: DataTableSort,
): readonly Item[] {
  const columnDefs = useMemo(() => toColumnDefs(columns), [columns]);
  const sorting = useMemo(() => (sort ? [sort] : []), [sort]);
  const table = useTable({
    features: tableParts,
    columns: columnDefs,
    data: items,
    getRowId: itemId,
    state: { sorting },
  });
  const model = table.getRowModel();
  return useMemo(() => model.rows.map((row) => row.original), [model]);
}
