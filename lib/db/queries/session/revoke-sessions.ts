import type { Queryable } from '../../database';

/** Ends one session, or every one of an account. @returns how many still stood. */
export async function revokeSessions(
  trx: Queryable,
  which: { id: string } | { accountId: string },
  at: number,
): Promise<number> {
  const update = trx.updateTable('session').set({ revoked_at: at }).where('revoked_at', 'is', null);
  const result = await (
    'id' in which ? update.where('id', '=', which.id) : update.where('account_id', '=', which.accountId)
  ).executeTakeFirst();
  return Number(result.numUpdatedRows);
}
