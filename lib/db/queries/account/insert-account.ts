import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Writes a new account. @returns false when its e-mail address belongs to another one. */
export async function insertAccount(trx: Queryable, account: NewRow<'account'>): Promise<boolean> {
  const result = await trx
    .insertInto('account')
    .values(account)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
