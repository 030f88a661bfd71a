import type { Queryable } from '../../database';

/** Notes that a session was used. */
export async function touchSession(db: Queryable, id: string, seenAt: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: seenAt })
    .where('id', '=', id)
    .where('last_seen_at', '<', seenAt)
    .execute();
}
