import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The fields of every model of the built-in site, in their order. */
export async function listEngineFields(db: Queryable): Promise<Row<'engine_field'>[]> {
  return db
    .selectFrom('engine_field')
    .selectAll()
    .orderBy('model')
    .orderBy('position')
    .orderBy('name')
    .execute();
}
