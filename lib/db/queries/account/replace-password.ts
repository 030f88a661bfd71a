import type { Queryable } from '../../database';

/** Gives an account another password. @returns false when it has another one than was read already; nothing is changed then. */
export async function replacePassword(
  trx: Queryable,
  account: { id: string; password_hash: string | null },
  passwordHash: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('id', '=', account.id)
    .where('password_hash', 'is not distinct from', account.password_hash)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
