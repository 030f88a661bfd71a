import type { Queryable } from '../../database';

/** The channels that have something to be sent now. */
export async function listDueChannels(db: Queryable, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notification')
    .select('channel_id')
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<=', now)
    .distinct()
    .execute();
  return rows.map((row) => row.channel_id);
}
