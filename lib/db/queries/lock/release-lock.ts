import type { Queryable } from '../../database';

/** Lets go of the queue, whoever holds it for this call. */
export async function releaseLock(trx: Queryable, callId: string): Promise<void> {
  await trx.deleteFrom('queue_lock').where('call_id', '=', callId).execute();
}
