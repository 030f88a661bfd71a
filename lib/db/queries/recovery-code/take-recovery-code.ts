import type { Queryable } from '../../database';

/** Uses a recovery code up. @returns false when it is none of the account's, or was used: of several at once, one gets it. */
export async function takeRecoveryCode(
  trx: Queryable,
  code: { accountId: string; hash: string; at: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('recovery_code')
    .set({ used_at: code.at })
    .where('account_id', '=', code.accountId)
    .where('code_hash', '=', code.hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await trx
    .updateTable('second_factor')
    .set({ wrong_codes: 0 })
    .where('account_id', '=', code.accountId)
    .execute();
  return true;
}
