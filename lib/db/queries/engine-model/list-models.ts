import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every model of the built-in site, in its order. */
export async function listEngineModels(db: Queryable): Promise<Row<'engine_model'>[]> {
  return db.selectFrom('engine_model').selectAll().orderBy('position').orderBy('name').execute();
}
