import type { Queryable } from '../../database';

/**
 * Ties an identity to an account, or notes that it was used again.
 * @returns false when the account is tied to another identity of this issuer, or this one to another account.
 */
export async function putIdentity(
  trx: Queryable,
  identity: { issuer: string; subject: string; accountId: string; now: number },
): Promise<boolean> {
  const { issuer, subject, accountId, now } = identity;
  const used = await trx
    .updateTable('openid_identity')
    .set({ last_used_at: now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (used.numUpdatedRows > 0n) return true;
  const made = await trx
    .insertInto('openid_identity')
    .values({ issuer, subject, account_id: accountId, created_at: now, last_used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
