import type { Queryable } from '../../database';

/** Lets a channel be used again at once, whatever it was held for. */
export async function releaseChannel(db: Queryable, id: string): Promise<void> {
  await db.updateTable('notification_channel').set({ held_until: null }).where('id', '=', id).execute();
}
