import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The token with this hash, of any kind, revoked and over too: whoever holds it is told why it does not work. */
export async function findTokenByHash(db: Queryable, secretHash: string): Promise<Row<'token'> | undefined> {
  return db.selectFrom('token').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
}
