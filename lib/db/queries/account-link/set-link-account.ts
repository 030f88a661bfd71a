import type { Queryable } from '../../database';

/** Notes which account an invitation made. */
export async function setLinkAccount(trx: Queryable, id: string, accountId: string): Promise<void> {
  await trx.updateTable('account_link').set({ account_id: accountId }).where('id', '=', id).execute();
}
