import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Changes a channel; its kind never changes. */
export async function updateChannel(
  db: Queryable,
  id: string,
  change: Omit<RowUpdate<'notification_channel'>, 'id' | 'kind' | 'created_at'>,
): Promise<void> {
  await db.updateTable('notification_channel').set(change).where('id', '=', id).execute();
}
