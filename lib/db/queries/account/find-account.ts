import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** One account by its id. */
export async function findAccount(db: Queryable, id: string): Promise<Row<'account'> | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}
