import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

export async function insertChannel(db: Queryable, row: NewRow<'notification_channel'>): Promise<void> {
  await db.insertInto('notification_channel').values(row).execute();
}
