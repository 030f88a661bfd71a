import type { Queryable } from '../../database';

/** Forgets how a queue was judged, and its snooze; what it is judged by stays. */
export async function forgetHealth(trx: Queryable, queueId: string): Promise<void> {
  await trx.deleteFrom('queue_health').where('queue_id', '=', queueId).execute();
  await trx.deleteFrom('queue_snooze').where('queue_id', '=', queueId).execute();
}
