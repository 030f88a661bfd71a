import type { Queryable } from '../../database';

/** The ids of the accounts that have signed in by a provider. */
export async function listJoinedAccounts(db: Queryable): Promise<Set<string>> {
  const rows = await db.selectFrom('openid_identity').select('account_id').distinct().execute();
  return new Set(rows.map((row) => row.account_id));
}
