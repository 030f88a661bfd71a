import type { ReactNode } from 'react';
import { compareText } from './compare-text';

export type SortValue = string | number | bigint | boolean | null | undefined;

/** The column rows are sorted by; `null` leaves them in the order given. */
export type DataTableSort = { id: string; desc: boolean } | null;

export interface DataColumn<Item> {
  id: string;
  header: string;
  /** Explains the header on hover. */
  hint?: string;
  /** Pixels at the usual text size; with `grow` the least width. */
  width: number;
  /** Share of the room that is left over. */
  grow?: number;
  /** `end` for figures. */
  align?: 'start' | 'end';
  cell: (item: Item) => ReactNode;
  /** What to sort by; without it the column cannot be sorted. What is null sorts last either way. */
  sortValue?: (item: Item) => SortValue;
  /** The first press sorts largest first. */
  sortDescFirst?: boolean;
}

/** Orders two values of one column: text as people read it ("item 9" before "item 10"), all else by size. */
export function compareSortValues(one: SortValue, other: SortValue): number {
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other);
  if (one === other || one === null || one === undefined || other === null || other === undefined) return 0;
  return one < other ? -1 : 1;
}

/** The widths of all columns as a CSS grid; in rem, so that they grow with the text. */
export function gridTemplate<Item>(columns: readonly DataColumn<Item>[]): string {
  return columns
    .map(({ width, grow }) => (grow ? `minmax(${width / 16}rem, ${grow}fr)` : `${width / 16}rem`))
    .join(' ');
}

/** The least width of a whole row, in rem. */
export function leastWidth<Item>(columns: readonly DataColumn<Item>[]): string {
  return `${columns.reduce((sum, { width }) => sum + width, 0) / 16}rem`;
}
