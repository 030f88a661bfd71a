import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** What is known now of every queue of a site. */
export async function listReadings(db: Queryable, siteId: string): Promise<Row<'queue_reading'>[]> {
  return db
    .selectFrom('queue_reading')
    .innerJoin('queue', 'queue.id', 'queue_reading.queue_id')
    .selectAll('queue_reading')
    .where('queue.site_id', '=', siteId)
    .execute();
}
