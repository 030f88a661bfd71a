import type { BoardRow } from '@/lib/domain/api/board';
import type { HealthState } from '@/lib/domain/health';
import type { Fit } from './fit';

/** States that stay in sight on every page. */
const UNWELL: ReadonlySet<HealthState> = new Set(['stuck', 'failing', 'backlog']);

export interface Page<Row> {
  rows: readonly Row[];
  /** From 0. */
  index: number;
  count: number;
}

type PagedRow = Pick<BoardRow, 'id' | 'health'>;

/**
 * The queues of a page, of those that are in order from the worst on. Where there are more than fit, the worst keep the first row of
 * every page, so that none of them is out of sight while healthy ones pass by; the rest take turns below.
 * @param turn grows by one with every change of page.
 */
export function pageOf<Row extends PagedRow>(
  ordered: readonly Row[],
  fit: Pick<Fit, 'columns' | 'rows' | 'perPage'>,
  turn: number,
): Page<Row> {
  if (ordered.length <= fit.perPage) return { rows: ordered, index: 0, count: 1 };
  const room = fit.rows > 1 ? fit.columns : Math.floor(fit.columns / 2);
  const well = ordered.findIndex(
    ({ health }) => !UNWELL.has(health.state) || health.snoozedUntil !== undefined,
  );
  const kept = Math.min(room, well === -1 ? ordered.length : well);
  const turning = ordered.slice(kept);
  const slots = fit.perPage - kept;
  const count = Math.ceil(turning.length / slots);
  const index = turn % count;
  return {
    rows: [...ordered.slice(0, kept), ...turning.slice(index * slots, (index + 1) * slots)],
    index,
    count,
  };
}

/** Rows as they stood when the page was turned, so that none moves while somebody reads; those that came since are at the end. */
export function inOrder<Row extends PagedRow>(rows: readonly Row[], order: readonly string[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = order.flatMap((id) => byId.get(id) ?? []);
  const seen = new Set(order);
  return [...known, ...rows.filter((row) => !seen.has(row.id))];
}
