import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The alert that a form with this key made. */
export async function findAlertByCreationKey(
  db: Queryable,
  creationKey: string,
): Promise<Row<'engine_alert'> | undefined> {
  return db.selectFrom('engine_alert').selectAll().where('creation_key', '=', creationKey).executeTakeFirst();
}
