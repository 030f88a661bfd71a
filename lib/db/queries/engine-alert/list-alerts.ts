import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every alert of the built-in site, by id. */
export async function listAlertRows(db: Queryable): Promise<Row<'engine_alert'>[]> {
  return db.selectFrom('engine_alert').selectAll().orderBy('id').execute();
}
