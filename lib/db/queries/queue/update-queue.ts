import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Changes a queue's description; its site and UUID never change. */
export async function updateQueue(
  db: Queryable,
  id: string,
  change: Omit<RowUpdate<'queue'>, 'id' | 'site_id' | 'queue_uuid'>,
): Promise<void> {
  await db.updateTable('queue').set(change).where('id', '=', id).execute();
}
