import type { BoardRow } from '@/lib/domain/api/board';
import { isTrouble } from '@/lib/domain/health';
import type { Fit } from './fit';

export interface Page<Row> {
  rows: readonly Row[];
  /** From 0. */
  index: number;
  count: number;
}

type PagedRow = Pick<BoardRow, 'id' | 'health'>;
type Room = Pick<Fit, 'columns' | 'rows' | 'perPage'>;

/** How the queues stood when the page was turned. */
export interface Order {
  /** Their ids, from the worst on, each with what its place comes from. */
  standings: ReadonlyMap<string, string>;
  /** Those at the head of it that stay in sight on every page. */
  unwell: ReadonlySet<string>;
}

/** @param rows from the worst on. */
export function orderOf(rows: readonly PagedRow[]): Order {
  const well = rows.findIndex(({ health }) => !isTrouble(health.state) || health.snoozedUntil !== undefined);
  const unwell = well === -1 ? rows : rows.slice(0, well);
  return {
    standings: new Map(rows.map((row) => [row.id, standingOf(row)])),
    unwell: new Set(unwell.map(({ id }) => id)),
  };
}

function standingOf({ health }: PagedRow): string {
  return health.snoozedUntil === undefined ? health.state : `${health.state}, snoozed`;
}

/**
 * Whether rows are to be sorted anew before the page is turned: where all are on one page, a queue that has fallen ill goes to the head at
 * once. One of several pages waits for the turn, or a queue would be on two of them, or on none.
 */
export function isOutdated(order: Order, rows: readonly PagedRow[], fit: Room): boolean {
  return rows.length <= fit.perPage && rows.some((row) => order.standings.get(row.id) !== standingOf(row));
}

/**
 * The queues of a page, of those that are in order from the worst on. Where there are more than fit, the worst keep the first row of
 * every page, so that none of them is out of sight while healthy ones pass by; the rest take turns below.
 * @param ordered as `inOrder` gives them.
 * @param at the turn grows by one with every change of page.
 */
export function pageOf<Row extends PagedRow>(
  ordered: readonly Row[],
  fit: Room,
  at: { turn: number; order: Order },
): Page<Row> {
  if (ordered.length <= fit.perPage) return { rows: ordered, index: 0, count: 1 };
  const room = fit.rows > 1 ? fit.columns : Math.floor(fit.columns / 2);
  const kept = Math.min(room, ordered.filter(({ id }) => at.order.unwell.has(id)).length);
  const turning = ordered.slice(kept);
  const slots = fit.perPage - kept;
  const count = Math.ceil(turning.length / slots);
  const index = at.turn % count;
  return {
    rows: [...ordered.slice(0, kept), ...turning.slice(index * slots, (index + 1) * slots)],
    index,
    count,
  };
}

/** Rows as they stood when the page was turned, so that none moves while somebody reads; those that came since are at the end. */
export function inOrder<Row extends PagedRow>(rows: readonly Row[], { standings }: Order): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = [...standings.keys()].flatMap((id) => byId.get(id) ?? []);
  return [...known, ...rows.filter((row) => !standings.has(row.id))];
}
