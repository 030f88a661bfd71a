import type { Queryable } from '../../database';

/** Lets the key that was shown count from now on. @returns false when it counts already, or another was shown since. */
export async function confirmSecondFactor(
  trx: Queryable,
  confirmed: { accountId: string; shownAt: number; step: number; at: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('second_factor')
    .set({ confirmed_at: confirmed.at, last_step: confirmed.step, wrong_codes: 0 })
    .where('account_id', '=', confirmed.accountId)
    .where('created_at', '=', confirmed.shownAt)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
