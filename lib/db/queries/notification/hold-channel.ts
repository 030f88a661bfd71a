import type { Queryable } from '../../database';

/** Sends nothing over a channel until a moment, nor until a later one that was set before. */
export async function holdChannel(db: Queryable, id: string, until: number): Promise<void> {
  await db
    .updateTable('notification_channel')
    .set({ held_until: until })
    .where('id', '=', id)
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', until)]))
    .execute();
}
