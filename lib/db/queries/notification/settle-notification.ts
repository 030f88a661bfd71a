import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/**
 * Notes what came of an attempt, and lets go of the claim.
 * @returns false when another attempt was made meanwhile: the claim had run out.
 */
export async function settleNotification(
  db: Queryable,
  { id, attempts }: { id: string; attempts: number },
  result: Pick<
    RowUpdate<'notification'>,
    'state' | 'answer_status' | 'problem' | 'next_attempt_at' | 'ended_at'
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notification')
    .set({ ...result, claimed_until: null })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
