import type { Database, Queryable } from '../../database';

/**
 * The ids of every admin who may sign in. Locks their rows where the database can, in one order, so that two who
 * take the role from each other at the same moment come one after the other.
 */
export async function lockAdmins(trx: Queryable, support: Database['support']): Promise<string[]> {
  const query = trx
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .orderBy('id');
  const rows = await (support.rowLocks ? query.forUpdate() : query).execute();
  return rows.map((row) => row.id);
}
