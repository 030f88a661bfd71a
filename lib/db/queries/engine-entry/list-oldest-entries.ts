import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The head of a queue: oldest trigger first, ties by insertion. */
export async function listOldestEntries(
  db: Queryable,
  alertId: number,
  limit: number,
): Promise<Row<'engine_queue_entry'>[]> {
  return db
    .selectFrom('engine_queue_entry')
    .selectAll()
    .where('alert_id', '=', alertId)
    .orderBy('triggered_at')
    .orderBy('sequence')
    .limit(limit)
    .execute();
}
