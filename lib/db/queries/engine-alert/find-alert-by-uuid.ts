import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The alert whose queue has this Queue UUID (lower case). */
export async function findAlertByUuid(
  db: Queryable,
  queueUuid: string,
): Promise<Row<'engine_alert'> | undefined> {
  return db.selectFrom('engine_alert').selectAll().where('queue_uuid', '=', queueUuid).executeTakeFirst();
}
