import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Some tokens, revoked and over too. */
export async function listTokensById(db: Queryable, ids: readonly string[]): Promise<Row<'token'>[]> {
  return db.selectFrom('token').selectAll().where('id', 'in', ids).execute();
}

/** Notes that tokens are in use; from where, nobody said anew. */
export async function touchTokens(db: Queryable, ids: readonly string[], at: number): Promise<void> {
  await db.updateTable('token').set({ last_used_at: at }).where('id', 'in', ids).execute();
}
