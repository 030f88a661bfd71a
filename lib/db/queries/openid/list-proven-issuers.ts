import type { Queryable } from '../../database';

/** The issuers by which an admin who may sign in has done so since a time. */
export async function listProvenIssuers(db: Queryable, since: number): Promise<string[]> {
  const rows = await db
    .selectFrom('openid_identity')
    .innerJoin('account', 'account.id', 'openid_identity.account_id')
    .select('openid_identity.issuer')
    .distinct()
    .where('openid_identity.last_used_at', '>', since)
    .where('account.role', '=', 'admin')
    .where('account.disabled_at', 'is', null)
    .execute();
  return rows.map((row) => row.issuer);
}
