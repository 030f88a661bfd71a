import type { Queryable } from '../../database';

/** Notes that sessions were used. */
export async function touchSessions(db: Queryable, ids: readonly string[], seenAt: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: seenAt })
    .where('id', 'in', ids)
    .where('last_seen_at', '<', seenAt)
    .execute();
}
