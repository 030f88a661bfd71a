import type { Queryable } from '../../database';

/**
 * Notes that somebody signed in, and holds the account's row until the transaction ends.
 * @returns false when its password was changed, or it was disabled, since it was read.
 */
export async function noteSignIn(
  trx: Queryable,
  account: { id: string; password_hash: string | null },
  at: number,
): Promise<boolean> {
  const result = await trx
    .updateTable('account')
    .set({ last_sign_in_at: at })
    .where('id', '=', account.id)
    .where('password_hash', 'is not distinct from', account.password_hash)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
