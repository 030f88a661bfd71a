import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The alerts of one model, or of all, by name and then id. */
export async function listModelAlertRows(
  db: Queryable,
  model: string | undefined,
): Promise<Row<'engine_alert'>[]> {
  const query = db.selectFrom('engine_alert').selectAll();
  return (model === undefined ? query : query.where('model', '=', model)).orderBy('id').execute();
}
