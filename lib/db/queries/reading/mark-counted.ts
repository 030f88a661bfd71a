import type { Queryable } from '../../database';

/** Notes up to which totals the history has counted a queue of a real site. */
export async function markCounted(
  trx: Queryable,
  queueId: string,
  totals: { counted_taken: number; counted_finished: number },
): Promise<void> {
  await trx.updateTable('queue_reading').set(totals).where('queue_id', '=', queueId).execute();
}
