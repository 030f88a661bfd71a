import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The link of a secret, by the secret's hash, whatever became of it. */
export async function findLinkByHash(
  db: Queryable,
  kind: 'invitation' | 'reset',
  secretHash: string,
): Promise<Row<'account_link'> | undefined> {
  return db
    .selectFrom('account_link')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('kind', '=', kind)
    .executeTakeFirst();
}
