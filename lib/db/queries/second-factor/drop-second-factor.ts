import type { Queryable } from '../../database';

/** Removes the second factor of an account with its recovery codes. @returns whether one counted. */
export async function dropSecondFactor(trx: Queryable, accountId: string): Promise<boolean> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  const dropped = await trx
    .deleteFrom('second_factor')
    .where('account_id', '=', accountId)
    .returning('confirmed_at')
    .executeTakeFirst();
  return dropped !== undefined && dropped.confirmed_at !== null;
}
