import type { Queryable } from '../../database';

/** Whether an admin who may sign in has done so with the provider since a time. */
export async function hasProvenAdmin(db: Queryable, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('openid_identity')
    .innerJoin('account', 'account.id', 'openid_identity.account_id')
    .select('account.id')
    .where('openid_identity.last_used_at', '>', since)
    .where('account.role', '=', 'admin')
    .where('account.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
