import { sql, type SqlBool } from 'kysely';
import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const claimed = keptQuery((trx, { siteId }: { siteId: string }) =>
  trx
    .updateTable('call')
    .set({ failure_counted: 1 })
    .where('id', 'in', (query) =>
      query
        .selectFrom('call')
        .innerJoin('queue', 'queue.id', 'call.queue_id')
        .select('call.id')
        .where('queue.site_id', '=', siteId)
        // Written out, as in the index: SQLite looks at every call there is otherwise.
        .where(sql<SqlBool>`call.state in ('failed', 'unknown') and call.failure_counted = 0`),
    )
    .returning('queue_id'),
);

/** How many calls of each queue of a site ended as failed or unknown and are in no history yet. From now on they count as counted. */
export async function claimBadCalls(trx: Queryable, siteId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { queue_id: queueId } of await claimed.all(trx, { siteId }))
    counts.set(queueId, (counts.get(queueId) ?? 0) + 1);
  return counts;
}
