import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** A channel, removed or not. */
export async function findChannel(
  db: Queryable,
  id: string,
): Promise<Row<'notification_channel'> | undefined> {
  return db.selectFrom('notification_channel').selectAll().where('id', '=', id).executeTakeFirst();
}
