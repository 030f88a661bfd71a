import type { Queryable } from '../../database';

/** Replaces the recovery codes of an account; those before end, used or not. @returns false when it has no second factor that counts. */
export async function replaceRecoveryCodes(
  trx: Queryable,
  set: { accountId: string; salt: string; hashes: readonly string[] },
): Promise<boolean> {
  const { accountId, salt, hashes } = set;
  const result = await trx
    .updateTable('second_factor')
    .set({ recovery_salt: salt })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  const rows = hashes.map((hash) => ({ account_id: accountId, code_hash: hash, used_at: null }));
  await trx.insertInto('recovery_code').values(rows).execute();
  return true;
}
