'use client';
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed absolutely inside a grid; table elements lay themselves out. */

import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { cn } from './cn';
import { DataTableHead } from './data-table-head';
import { gridTemplate, leastWidth, type DataColumn, type DataTableSort } from './data-table-model';
import { DataTableRow, SkeletonRows } from './data-table-row';
import { useNearEnd } from './use-near-end';
import { useRowFocus } from './use-row-focus';
import { useVirtualRows } from './use-virtual-rows';

export interface DataTableProps<Item extends object> {
  /** What the table lists; its accessible name. */
  label: string;
  /** Keep at module scope or in a memo: a new array makes every row anew. */
  columns: readonly DataColumn<Item>[];
  /** In the order to show them: whoever gives them sorts them (see SortingDataTable). */
  items: readonly Item[];
  /** How many there are, where `items` are only the first of them and the rest is on its way. */
  count?: number;
  itemId: (item: Item) => string;
  /** What `items` are sorted by, as the head shows it; `null` is their usual order. */
  sort?: DataTableSort;
  onSortChange?: (sort: DataTableSort) => void;
  /** A row was clicked, or Enter pressed on it. Rows take focus only when this is given. */
  onOpen?: (item: Item) => void;
  /** The focus was walked to a row by a key. */
  onWalk?: ((item: Item) => void) | undefined;
  /** Told which rows are in sight (and a few around them), for rows that are fetched as they are needed. */
  onRange?: (first: number, last: number) => void;
  /** The row that is open beside the table. */
  selectedId?: string | undefined;
  loading?: boolean;
  /** Drawn instead of rows when there is none. */
  empty?: ReactNode;
  /** Pixels at the usual text size. */
  rowHeight?: number;
  /** The last rows come into sight: whoever has more to show may add them. */
  onNearEnd?: () => void;
  /** Of the scrolling box; set its `max-h-…` or `h-…` here. */
  className?: string;
}

/**
 * A table of any length: only the rows in sight exist. One row height, a header that stays, a first column that stays
 * when scrolled sideways, headers to sort by, and rows that are walked with the arrow keys, Home, End and Page Up / Down.
 */
export function DataTable<Item extends object>(props: DataTableProps<Item>) {
  const { columns, items: rows, itemId, onOpen, selectedId, loading = false, empty, rowHeight = 40 } = props;
  const { count = rows.length } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(rows, itemId);
  const virtual = useVirtualRows({ scroller, count, rowHeight, keep: focus.activeIndex });
  const first = virtual.items[0]?.index ?? 0;
  const last = virtual.items.at(-1)?.index ?? 0;
  useNearEnd(last, loading ? 0 : rows.length, props.onNearEnd);
  const { onRange } = props;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const setSort = (next: DataTableSort) => {
    // Whoever sorts wants to see what is first.
    scroller.current?.scrollTo({ top: 0 });
    props.onSortChange?.(next);
  };
  const template = useMemo(() => gridTemplate(columns), [columns]);
  const width = useMemo(() => leastWidth(columns), [columns]);
  const interactive = onOpen !== undefined;
  const isEmpty = !loading && rows.length === 0;
  return (
    <div
      ref={scroller}
      // Written straight to the element: drawing an edge beside the first column is no reason to render.
      onScroll={(event) =>
        event.currentTarget.toggleAttribute('data-scrolled', event.currentTarget.scrollLeft > 0)
      }
      className={cn(
        'group/table focus-inset relative max-h-[70dvh] overflow-auto overscroll-x-contain rounded-lg border bg-surface',
        props.className,
      )}
      // Rows that open take focus themselves; without them the box must, so that the keyboard can scroll it.
      {...(interactive && !isEmpty && !loading
        ? {}
        : { tabIndex: 0, role: 'region', 'aria-label': props.label })}
    >
      {/* Keys pressed on a row bubble up to its grid. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        role={interactive ? 'grid' : 'table'}
        aria-label={props.label}
        aria-rowcount={loading ? -1 : count + 1}
        aria-busy={loading || rows.length < count}
        style={{ minWidth: width, '--columns': template }}
        onKeyDown={
          interactive
            ? (event) => focus.onKeyDown(event, virtual.pageSize, virtual.reveal, props.onWalk)
            : undefined
        }
      >
        <DataTableHead columns={columns} sort={props.sort ?? null} onSort={setSort} />
        <div role="rowgroup" className="relative" style={{ height: loading ? undefined : virtual.totalSize }}>
          {loading && <SkeletonRows columns={columns} height={virtual.rowSize} />}
          {!loading &&
            virtual.items.map(({ index, start }) => {
              const item = rows[index];
              if (!item) return null;
              const id = itemId(item);
              return (
                <DataTableRow
                  key={id}
                  item={item}
                  index={index}
                  start={start}
                  height={virtual.rowSize}
                  columns={columns}
                  interactive={interactive}
                  tabbable={focus.isTabbable(index)}
                  selected={id === selectedId}
                  onFocusRow={focus.setActiveIndex}
                  onOpen={onOpen}
                />
              );
            })}
        </div>
      </div>
      {isEmpty && <div className="sticky left-0">{empty}</div>}
    </div>
  );
}
