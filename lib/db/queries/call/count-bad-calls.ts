import type { Queryable } from '../../database';

/** How long before its end a call may have been asked for; bounds the search in the index. */
const LONGEST_CALL_MS = 60 * 60 * 1000;

/** How many calls of each queue of a site ended as failed or unknown after `after` and up to `until`. */
export async function countBadCalls(
  db: Queryable,
  span: { siteId: string; after: number; until: number },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('call')
    .innerJoin('queue', 'queue.id', 'call.queue_id')
    .select(['call.queue_id', (row) => row.fn.countAll<number>().as('calls')])
    .where('queue.site_id', '=', span.siteId)
    .where('call.state', 'in', ['failed', 'unknown'])
    .where('call.requested_at', '>', span.after - LONGEST_CALL_MS)
    .where('call.settled_at', '>', span.after)
    .where('call.settled_at', '<=', span.until)
    .groupBy('call.queue_id')
    .execute();
  return new Map(rows.map((row) => [row.queue_id, row.calls]));
}
