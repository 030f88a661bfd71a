/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed absolutely inside a grid; table elements lay themselves out. */
import { useMemo, type MouseEvent } from 'react';
import { cn } from './cn';
import { cellClass, rowGrid, stickyFirst } from './data-table-head';
import type { DataColumn } from './data-table-model';
import { Skeleton } from './skeleton';

export interface DataTableRowProps<Item> {
  item: Item;
  index: number;
  /** Distance from the top of the body, pixels. */
  start: number;
  height: number;
  columns: readonly DataColumn<Item>[];
  interactive: boolean;
  tabbable: boolean;
  selected: boolean;
  onFocusRow: (index: number) => void;
  onOpen: ((item: Item) => void) | undefined;
}

/** Things in a cell that act by themselves, so that a click on them does not open the row. */
const ACTS = 'a, button, input, select, textarea, label';

// Joined once: a screenful has a thousand cells.
const startCell = cn(cellClass, stickyFirst, 'border-b bg-(--row)');
const endCell = cn(startCell, 'figures justify-end');

/** One row. Its cells are kept while the item is the same, which is what keeps scrolling smooth. */
export function DataTableRow<Item>(props: DataTableRowProps<Item>) {
  const { item, index, columns, interactive, onOpen } = props;
  const cells = useMemo(() => {
    const role = interactive ? 'gridcell' : 'cell';
    return columns.map((column) => (
      <div key={column.id} role={role} className={column.align === 'end' ? endCell : startCell}>
        <div className="min-w-0 truncate">{column.cell(item)}</div>
      </div>
    ));
  }, [columns, item, interactive]);
  const open = (event: MouseEvent<HTMLDivElement>) => {
    const onControl = event.target instanceof Element && event.target.closest(ACTS) !== null;
    const selecting = window.getSelection()?.type === 'Range';
    if (!onControl && !selecting) onOpen?.(item);
  };
  return (
    // The keyboard is handled once, by the grid around the rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      data-row={index}
      aria-rowindex={index + 2}
      {...(interactive
        ? {
            tabIndex: props.tabbable ? 0 : -1,
            'aria-selected': props.selected,
            onClick: open,
            onFocus: () => props.onFocusRow(index),
          }
        : {})}
      style={{ transform: `translateY(${props.start}px)`, height: props.height }}
      className={cn(
        rowGrid,
        'focus-inset absolute top-0 left-0 contain-strict bg-(--row) text-sm [--row:var(--surface)]',
        interactive && 'cursor-default hover:[--row:var(--surface-2)]',
        props.selected && '[--row:var(--accent-soft)] hover:[--row:var(--accent-soft)]',
      )}
    >
      {cells}
    </div>
  );
}

const PLACES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const SHARES = ['w-3/4', 'w-1/2', 'w-2/3', 'w-3/5'];

/** Grey rows of the real height, while the first answer is on its way. */
export function SkeletonRows<Item>({
  columns,
  height,
}: {
  columns: readonly DataColumn<Item>[];
  height: number;
}) {
  return PLACES.map((place, row) => (
    <div key={place} role="row" className={rowGrid} style={{ height }}>
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="cell"
          className={cn(cellClass, 'border-b', column.align === 'end' && 'justify-end')}
        >
          <Skeleton className={cn('h-3', SHARES[(row + index) % SHARES.length])} />
        </div>
      ))}
    </div>
  ));
}
