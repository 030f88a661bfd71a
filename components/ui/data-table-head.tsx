/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed absolutely inside a grid; table elements lay themselves out. */
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from './cn';
import type { DataColumn, DataTableSort } from './data-table-model';

export const rowGrid = 'grid w-full grid-cols-(--columns)';
export const cellClass = 'flex min-w-0 items-center px-3 first:pl-4 last:pr-4';
/** The first column stays in sight when the rest is scrolled sideways; on a phone it would leave no room. */
export const stickyFirst =
  'sm:first:sticky sm:first:left-0 sm:first:z-1 sm:group-data-scrolled/table:first:border-r';

export interface DataTableHeadProps<Item> {
  columns: readonly DataColumn<Item>[];
  sort: DataTableSort;
  onSort: (sort: DataTableSort) => void;
}

/** The header row; it stays at the top of the scrolling box. */
export function DataTableHead<Item>({ columns, sort, onSort }: DataTableHeadProps<Item>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-2">
      <div role="row" aria-rowindex={1} className={cn(rowGrid, 'h-9 border-b bg-surface-2')}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

function HeadCell<Item>({
  column,
  sort,
  onSort,
}: Omit<DataTableHeadProps<Item>, 'columns'> & { column: DataColumn<Item> }) {
  const direction = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : 'none';
  const atEnd = column.align === 'end';
  return (
    <div
      role="columnheader"
      title={column.hint}
      {...(column.sortValue ? { 'aria-sort': direction } : {})}
      className={cn(
        cellClass,
        stickyFirst,
        'bg-surface-2 text-xs font-medium text-ink-2',
        atEnd && 'justify-end',
      )}
    >
      {column.sortValue ? (
        <button
          type="button"
          onClick={() => onSort(nextSort(column, sort))}
          className={cn(
            'group -mx-1 flex h-7 min-w-0 items-center gap-1 rounded-sm px-1 hover:text-ink',
            atEnd && 'flex-row-reverse',
            direction !== 'none' && 'text-ink',
          )}
        >
          <span className="truncate">{column.header}</span>
          <SortIcon direction={direction} />
        </button>
      ) : (
        <span className="truncate">{column.header}</span>
      )}
    </div>
  );
}

function SortIcon({ direction }: { direction: 'ascending' | 'descending' | 'none' }) {
  const className = 'size-3.5 shrink-0';
  if (direction === 'ascending') return <ArrowUp className={className} aria-hidden="true" />;
  if (direction === 'descending') return <ArrowDown className={className} aria-hidden="true" />;
  return (
    <ChevronsUpDown
      className={cn(className, 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')}
      aria-hidden="true"
    />
  );
}

/** First way, other way, then back to the order given. */
function nextSort<Item>(column: DataColumn<Item>, sort: DataTableSort): DataTableSort {
  const first = column.sortDescFirst ?? false;
  if (sort?.id !== column.id) return { id: column.id, desc: first };
  return sort.desc === first ? { id: column.id, desc: !first } : null;
}
