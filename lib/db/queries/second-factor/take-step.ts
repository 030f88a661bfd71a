import type { Queryable } from '../../database';

/** Uses up a time step and every one before it. @returns false when that was done: of several at once, one gets it. */
export async function takeStep(trx: Queryable, accountId: string, step: number): Promise<boolean> {
  const result = await trx
    .updateTable('second_factor')
    .set({ last_step: step, wrong_codes: 0 })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
