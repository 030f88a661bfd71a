import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Whose account an identity is tied to. */
export async function findIdentity(
  db: Queryable,
  issuer: string,
  subject: string,
): Promise<Row<'openid_identity'> | undefined> {
  return db
    .selectFrom('openid_identity')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}
