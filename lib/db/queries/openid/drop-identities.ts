import type { Queryable } from '../../database';

/** Unties an account from every identity. @returns how many there were. */
export async function dropIdentities(trx: Queryable, accountId: string): Promise<number> {
  const result = await trx
    .deleteFrom('openid_identity')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
