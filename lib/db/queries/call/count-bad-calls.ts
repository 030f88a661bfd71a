import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

/** How long before its end a call may have been asked for; bounds the search in the index. */
const LONGEST_CALL_MS = 60 * 60 * 1000;

interface Span {
  siteId: string;
  /** The first moment in which one of them may have been asked for. */
  from: number;
  after: number;
  until: number;
}

const bad = keptQuery((db, { siteId, from, after, until }: Span) =>
  db
    .selectFrom('call')
    .innerJoin('queue', 'queue.id', 'call.queue_id')
    .select(['call.queue_id', (row) => row.fn.countAll<number>().as('calls')])
    .where('queue.site_id', '=', siteId)
    .where('call.state', 'in', ['failed', 'unknown'])
    .where('call.requested_at', '>', from)
    .where('call.settled_at', '>', after)
    .where('call.settled_at', '<=', until)
    .groupBy('call.queue_id'),
);

/** How many calls of each queue of a site ended as failed or unknown after `after` and up to `until`. */
export async function countBadCalls(
  db: Queryable,
  span: { siteId: string; after: number; until: number },
): Promise<Map<string, number>> {
  const rows = await bad.all(db, { ...span, from: span.after - LONGEST_CALL_MS });
  return new Map(rows.map((row) => [row.queue_id, row.calls]));
}
