import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const byCall = keptQuery((trx, { callId }: { callId: string }) =>
  trx.deleteFrom('queue_lock').where('call_id', '=', callId),
);

/** Lets go of the queue, whoever holds it for this call. */
export async function releaseLock(trx: Queryable, callId: string): Promise<void> {
  await byCall.run(trx, { callId });
}
