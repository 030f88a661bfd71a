import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const byHash = keptQuery((db, { secretHash }: { secretHash: string }) =>
  db.selectFrom('token').selectAll().where('secret_hash', '=', secretHash),
);

/** The token with this hash, of any kind, revoked and over too: whoever holds it is told why it does not work. */
export async function findTokenByHash(db: Queryable, secretHash: string): Promise<Row<'token'> | undefined> {
  return byHash.first(db, { secretHash });
}
