import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const at = keptQuery((db, { siteId, at: moment }: { siteId: string; at: number }) =>
  db
    .selectFrom('queue_reading')
    .innerJoin('queue', 'queue.id', 'queue_reading.queue_id')
    .select((row) => row.fn.countAll<number>().as('readings'))
    .where('queue.site_id', '=', siteId)
    .where('queue.archived_at', 'is', null)
    .where('queued_at', '=', moment)
    .where('processing_at', '=', moment),
);

/** How many tracked queues of a site have both counts of exactly this moment: a sample writes it to all it was told of. */
export async function countReadingsAt(db: Queryable, siteId: string, moment: number): Promise<number> {
  return (await at.first(db, { siteId, at: moment }))?.readings ?? 0;
}
