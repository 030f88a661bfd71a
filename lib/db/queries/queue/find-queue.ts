import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findQueue(db: Queryable, id: string): Promise<Row<'queue'> | undefined> {
  return db.selectFrom('queue').selectAll().where('id', '=', id).executeTakeFirst();
}
