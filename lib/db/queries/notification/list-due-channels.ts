import { LONGEST_WAIT_MS } from '@/lib/domain/notifications/back-off';
import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const due = keptQuery((db, { now, latest }: { now: number; latest: number }) =>
  db
    .selectFrom('notification')
    .innerJoin('notification_channel as channel', 'channel.id', 'notification.channel_id')
    .select('notification.channel_id')
    .where('notification.state', '=', 'waiting')
    .where((where) =>
      where.or([
        where('notification.next_attempt_at', '<=', now),
        where('notification.next_attempt_at', '>', latest),
      ]),
    )
    .where((where) =>
      where.or([
        where('channel.held_until', 'is', null),
        where('channel.held_until', '<=', now),
        where('channel.held_until', '>', latest),
      ]),
    )
    .distinct(),
);

/** The channels that have something to be sent now, or are to wait longer than anything ever does. */
export async function listDueChannels(db: Queryable, now: number): Promise<string[]> {
  const rows = await due.all(db, { now, latest: now + LONGEST_WAIT_MS });
  return rows.map((row) => row.channel_id);
}
