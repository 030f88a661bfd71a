import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Makes this instance the holder of a dead holder's lock, so that only one settles its call. */
export async function takeOverLock(
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
    .onConflict((conflict) =>
      conflict.column('queue_id').doUpdateSet({ instance_id: lock.instanceId, renewed_at: support.now }),
    )
    .execute();
}
