import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findAct(db: Queryable, id: number): Promise<Row<'activity'> | undefined> {
  return db.selectFrom('activity').selectAll().where('id', '=', id).executeTakeFirst();
}
