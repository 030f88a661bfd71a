import type { Queryable } from '../../database';

/** Keeps a key that was shown, over one before it. @returns false when the account has a second factor that counts. */
export async function putShownKey(
  trx: Queryable,
  key: { accountId: string; sealed: Uint8Array; at: number },
): Promise<boolean> {
  const values = { secret_sealed: key.sealed, created_at: key.at };
  const result = await trx
    .insertInto('second_factor')
    .values({ account_id: key.accountId, wrong_codes: 0, ...values })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet(values).where('second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
