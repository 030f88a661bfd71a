import type { OverviewRow } from '@/lib/domain/api/views';
import { filterRows, sortRows, type Sort, type Wanted } from './arrange';
import { summaryOf, type OverviewSummary } from './summary';

/** As many as the lists draw before they know what is in sight: cards of a phone, and rows of a table. */
const CARDS = 6;
const ROWS = 16;

/** What the server draws the overview with: as many rows as are seen without scrolling, and what is told of all. */
export interface FirstScreenful {
  /** The first of those asked for, in the order asked for. */
  rows: readonly OverviewRow[];
  /** How many those are altogether. */
  count: number;
  summary: OverviewSummary;
  wanted: Wanted;
  sort: Sort;
}

export interface AskedView {
  wanted: Wanted;
  sort: Sort;
  forPhone: boolean;
}

/** The first screenful of all rows, as an address asks for them. */
export function firstScreenfulOf(
  all: readonly OverviewRow[],
  { wanted, sort, forPhone }: AskedView,
): FirstScreenful {
  const rows = sortRows(filterRows(all, wanted), sort);
  return {
    rows: rows.slice(0, forPhone ? CARDS : ROWS),
    count: rows.length,
    summary: summaryOf(all),
    wanted,
    sort,
  };
}

/** Whether it was drawn for another view than is asked for now: then its rows are not the ones. */
export function isOfAnotherView(first: FirstScreenful, wanted: Wanted, sort: Sort): boolean {
  return JSON.stringify([first.wanted, first.sort]) !== JSON.stringify([wanted, sort]);
}
