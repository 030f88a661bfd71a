import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The tail of a queue: newest trigger first, of one moment the last inserted first. */
export async function listNewestEntries(
  db: Queryable,
  alertId: number,
  limit: number,
): Promise<Row<'engine_queue_entry'>[]> {
  return db
    .selectFrom('engine_queue_entry')
    .selectAll()
    .where('alert_id', '=', alertId)
    .orderBy('triggered_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
}
