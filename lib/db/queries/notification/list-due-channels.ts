import type { Queryable } from '../../database';

/** The channels that have something to be sent now. */
export async function listDueChannels(db: Queryable, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notification')
    .innerJoin('notification_channel as channel', 'channel.id', 'notification.channel_id')
    .select('notification.channel_id')
    .where('notification.state', '=', 'waiting')
    .where('notification.next_attempt_at', '<=', now)
    .where((where) =>
      where.or([where('channel.held_until', 'is', null), where('channel.held_until', '<=', now)]),
    )
    .distinct()
    .execute();
  return rows.map((row) => row.channel_id);
}
