import { sql } from 'kysely';
import type { Queryable } from '../../database';

/**
 * Records that the request is about to leave. Refused when the lock went to somebody else in the meantime (this process
 * slept too long): then the call was settled as never sent, and must never be.
 * @returns whether the request may leave.
 */
export async function markSent(
  db: Queryable,
  call: { id: string; instanceId: string; at: number },
): Promise<boolean> {
  const result = await db
    .updateTable('call')
    .set({ sent_at: call.at })
    .where('id', '=', call.id)
    .where('state', '=', 'requested')
    .where((where) =>
      where.exists(
        where
          .selectFrom('queue_lock')
          .select(sql<number>`1`.as('held'))
          .where('queue_lock.call_id', '=', call.id)
          .where('queue_lock.instance_id', '=', call.instanceId),
      ),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
