import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Writes newer counts of a queue that has a reading; its running totals stay. */
export async function updateCounts(
  db: Queryable,
  queueId: string,
  counts: RowUpdate<'queue_reading'>,
): Promise<void> {
  await db.updateTable('queue_reading').set(counts).where('queue_id', '=', queueId).execute();
}
