import type { Queryable } from '../../database';

/**
 * Uses a link up, if it still stands. Of several at the same moment one gets true: the others wait for its row and find
 * it used.
 */
export async function spendLink(trx: Queryable, id: string, now: number): Promise<boolean> {
  const result = await trx
    .updateTable('account_link')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
