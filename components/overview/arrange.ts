import type { OverviewRow } from '@/lib/domain/api/views';
import { severityOf, type HealthState } from '@/lib/domain/health';
import { compareText } from '../ui/compare-text';

/** What the person asked to see; empty text and empty lists ask for everything. */
export interface Wanted {
  search: string;
  health: readonly HealthState[];
  model: string | null;
  site: string | null;
}

export const SORT_KEYS = [
  'health',
  'name',
  'model',
  'queued',
  'processing',
  'oldest',
  'job',
  'activity',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sort {
  key: SortKey;
  desc: boolean;
}

const severity = (row: OverviewRow) => severityOf(row.health);

type Value = string | number | null;

const VALUE: Readonly<Record<SortKey, (row: OverviewRow) => Value>> = {
  health: severity,
  name: (row) => row.name,
  model: (row) => `${row.model ?? ''} ${row.triggerType ?? ''}`,
  queued: (row) => row.queued.value,
  processing: (row) => row.processing.value,
  // Ages grow as moments shrink: the oldest is the largest.
  oldest: (row) => (row.oldestTriggeredAt === null ? null : -row.oldestTriggeredAt),
  job: (row) => (row.openJob === null ? null : -row.openJob.openedAt),
  activity: (row) => row.lastActivityAt,
};

/** What a column is sorted by. */
export function sortValueOf(key: SortKey): (row: OverviewRow) => Value {
  return VALUE[key];
}

/** The rows asked for. Search looks at name, site, model, trigger, Queue UUID and who holds the open job. */
export function filterRows(rows: readonly OverviewRow[], wanted: Wanted): OverviewRow[] {
  const words = wanted.search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (wanted.health.length > 0 && !wanted.health.includes(row.health.state)) return false;
    if (wanted.model !== null && row.model !== wanted.model) return false;
    if (wanted.site !== null && row.site.id !== wanted.site) return false;
    return words.length === 0 || matches(row, words);
  });
}

/** Made once a row, because ten thousand of them are searched again with every change. */
const texts = new WeakMap<OverviewRow, string>();

function matches(row: OverviewRow, words: readonly string[]): boolean {
  const text = texts.get(row) ?? textOf(row);
  texts.set(row, text);
  return words.every((word) => text.includes(word.replaceAll('_', ' ')));
}

function textOf(row: OverviewRow): string {
  return [row.name, row.site.name, row.model, row.triggerType, row.queueUuid, row.openJob?.holder.name]
    .join(' ')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** Sorted as asked; what is not known comes last either way, and ties are worst first, then by name. */
export function sortRows(rows: readonly OverviewRow[], sort: Sort): OverviewRow[] {
  const value = VALUE[sort.key];
  const sign = sort.desc ? -1 : 1;
  return rows.toSorted((one, other) => compare(value(one), value(other), sign) || byNeed(one, other));
}

function compare(one: Value, other: Value, sign: number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'string' && typeof other === 'string') return sign * compareText(one, other);
  return one === other ? 0 : one < other ? -sign : sign;
}

/** Worst first; among equals the one that has waited longest, so that it does not hang on the name. */
function byNeed(one: OverviewRow, other: OverviewRow): number {
  return (
    severity(one) - severity(other) ||
    compare(VALUE.oldest(one), VALUE.oldest(other), -1) ||
    compareText(one.name, other.name) ||
    (one.id < other.id ? -1 : 1)
  );
}

/**
 * Fresh rows in the order they stood in before, new ones at the end: while somebody reads or points at the list, nothing
 * in it moves.
 */
export function keepOrder(rows: readonly OverviewRow[], before: readonly string[]): OverviewRow[] {
  const place = new Map(before.map((id, index) => [id, index]));
  const placeOf = (row: OverviewRow) => place.get(row.id) ?? before.length;
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** How many rows have to move for one order to become the other: all but the most that already stand in it. */
export function movedCount(sorted: readonly OverviewRow[], shown: readonly OverviewRow[]): number {
  const place = new Map(sorted.map(({ id }, index) => [id, index]));
  // The longest run of rising places: `ends[n]` is the least place a run of n + 1 can end with.
  const ends: number[] = [];
  for (const { id } of shown) {
    const at = place.get(id) ?? sorted.length;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    ends[low] = at;
  }
  return shown.length - ends.length;
}

export interface Totals {
  queues: number;
  health: Readonly<Record<HealthState, number>>;
  queued: Total;
  processing: Total;
  openJobs: number;
  oldestTriggeredAt: number | null;
}

export interface Total {
  /** Of the queues whose count is known; null when none is. */
  value: number | null;
  unknown: number;
  /** Some of the counts are lower bounds. */
  atLeast: boolean;
}

/** Sums over rows. What is not known is counted as not known, never as zero. */
export function totalsOf(rows: readonly OverviewRow[]): Totals {
  const health = { stuck: 0, failing: 0, backlog: 0, unknown: 0, healthy: 0 };
  for (const row of rows) health[row.health.state] += 1;
  const moments = rows.map((row) => row.oldestTriggeredAt).filter((at) => at !== null);
  return {
    queues: rows.length,
    health,
    queued: sum(rows.map((row) => row.queued)),
    processing: sum(rows.map((row) => row.processing)),
    openJobs: rows.filter((row) => row.openJob !== null).length,
    oldestTriggeredAt: moments.length === 0 ? null : moments.reduce((least, at) => Math.min(least, at)),
  };
}

function sum(counts: readonly OverviewRow['queued'][]): Total {
  const known = counts.map((count) => count.value).filter((value) => value !== null);
  return {
    value: known.length === 0 ? null : known.reduce((total, value) => total + value, 0),
    unknown: counts.length - known.length,
    atLeast: counts.some((count) => count.basis === 'at-least'),
  };
}
