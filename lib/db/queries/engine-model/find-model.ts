import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findEngineModel(db: Queryable, name: string): Promise<Row<'engine_model'> | undefined> {
  return db.selectFrom('engine_model').selectAll().where('name', '=', name).executeTakeFirst();
}
