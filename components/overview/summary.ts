import type { OverviewRow } from '@/lib/domain/api/views';
import { modelLabel } from '../queues/words';
import { totalsOf, type Totals } from './arrange';

export interface Option {
  value: string;
  label: string;
}

/** What the overview tells and offers of all queues, whichever are shown. Plain, so that the server can send it. */
export interface OverviewSummary {
  totals: Totals;
  models: readonly Option[];
  sites: readonly Option[];
  /** Of each site that tells its counts by itself, when they were last read: its id and epoch milliseconds. */
  read: readonly (readonly [site: string, at: number])[];
}

export function summaryOf(rows: readonly OverviewRow[]): OverviewSummary {
  return {
    totals: totalsOf(rows),
    models: optionsOf(rows, (row) => (row.model === null ? null : [row.model, modelLabel(row.model)])),
    sites: optionsOf(rows, (row) => [row.site.id, row.site.name]),
    read: readBySite(rows),
  };
}

function optionsOf(
  rows: readonly OverviewRow[],
  option: (row: OverviewRow) => readonly [string, string] | null,
): Option[] {
  const found = new Map(rows.map(option).filter((one) => one !== null));
  return Array.from(found, ([value, label]) => ({ value, label })).toSorted((one, other) =>
    one.label.localeCompare(other.label),
  );
}

function readBySite(rows: readonly OverviewRow[]): [string, number][] {
  const read = new Map<string, number>();
  for (const { site, queued } of rows) {
    if (queued.basis !== 'exact' || queued.observedAt === null) continue;
    read.set(site.id, Math.max(read.get(site.id) ?? 0, queued.observedAt));
  }
  return Array.from(read);
}
