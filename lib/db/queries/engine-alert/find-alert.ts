import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findAlert(db: Queryable, id: number): Promise<Row<'engine_alert'> | undefined> {
  return db.selectFrom('engine_alert').selectAll().where('id', '=', id).executeTakeFirst();
}
