import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findToken(db: Queryable, id: string): Promise<Row<'token'> | undefined> {
  return db.selectFrom('token').selectAll().where('id', '=', id).executeTakeFirst();
}
