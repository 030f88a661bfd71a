import type { Queryable } from '../../database';

/** The network addresses from which an account was tried in vain. */
export async function listFailedAddresses(db: Queryable, email: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sign_in_failure')
    .select('address')
    .distinct()
    .where('email', '=', email)
    .orderBy('address')
    .execute();
  return rows.map(({ address }) => address);
}
