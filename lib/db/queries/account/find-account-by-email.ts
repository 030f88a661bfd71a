import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The account of an e-mail address (lower-case); undefined when there is none. */
export async function findAccountByEmail(db: Queryable, email: string): Promise<Row<'account'> | undefined> {
  return db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
}
