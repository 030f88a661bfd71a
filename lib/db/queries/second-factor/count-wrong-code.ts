import type { Queryable } from '../../database';

/** Counts a wrong code. */
export async function countWrongCode(db: Queryable, accountId: string): Promise<void> {
  await db
    .updateTable('second_factor')
    .set((row) => ({ wrong_codes: row('wrong_codes', '+', 1) }))
    .where('account_id', '=', accountId)
    .execute();
}
