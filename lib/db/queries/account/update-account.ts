import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Changes one account. */
export async function updateAccount(trx: Queryable, id: string, change: RowUpdate<'account'>): Promise<void> {
  await trx.updateTable('account').set(change).where('id', '=', id).execute();
}
