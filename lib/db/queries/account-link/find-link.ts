import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** One link by its id. */
export async function findLink(db: Queryable, id: string): Promise<Row<'account_link'> | undefined> {
  return db.selectFrom('account_link').selectAll().where('id', '=', id).executeTakeFirst();
}
