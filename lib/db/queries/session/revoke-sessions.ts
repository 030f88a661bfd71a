import type { Queryable } from '../../database';

/** Ends one session (of one account, when that is told), or every one of an account, or all but one. @returns how many still stood. */
export async function revokeSessions(
  trx: Queryable,
  which: { id: string; accountId?: string } | { accountId: string; exceptId?: string },
  at: number,
): Promise<number> {
  let update = trx.updateTable('session').set({ revoked_at: at }).where('revoked_at', 'is', null);
  if ('id' in which) update = update.where('id', '=', which.id);
  else if (which.exceptId !== undefined) update = update.where('id', '!=', which.exceptId);
  if (which.accountId !== undefined) update = update.where('account_id', '=', which.accountId);
  const result = await update.executeTakeFirst();
  return Number(result.numUpdatedRows);
}
