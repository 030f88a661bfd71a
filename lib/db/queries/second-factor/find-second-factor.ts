import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The second factor of an account, the one that was only shown too. */
export async function findSecondFactor(
  db: Queryable,
  accountId: string,
): Promise<Row<'second_factor'> | undefined> {
  return db.selectFrom('second_factor').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}
