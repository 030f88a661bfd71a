import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Writes the lock of a queue nobody holds. Called with the queue's row locked, so that two never write it. */
export async function takeLock(
  trx: Queryable,
  support: DialectSupport,
  lock: { queueId: string; callId: string; instanceId: string; acquiredAt: number },
): Promise<void> {
  await trx
    .insertInto('queue_lock')
    .values({
      queue_id: lock.queueId,
      call_id: lock.callId,
      instance_id: lock.instanceId,
      acquired_at: lock.acquiredAt,
      renewed_at: support.now,
    })
    .execute();
}
