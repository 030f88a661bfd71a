import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Says that the holder lives. @returns false when the lock is no longer this instance's. */
export async function renewLock(
  db: Queryable,
  support: DialectSupport,
  lock: { callId: string; instanceId: string },
): Promise<boolean> {
  const result = await db
    .updateTable('queue_lock')
    .set({ renewed_at: support.now })
    .where('call_id', '=', lock.callId)
    .where('instance_id', '=', lock.instanceId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
