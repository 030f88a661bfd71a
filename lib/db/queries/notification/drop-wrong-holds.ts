import { LONGEST_WAIT_MS } from '@/lib/domain/notifications/back-off';
import type { Queryable } from '../../database';

/**
 * Lets a channel and what waits for it be used now where they were to wait longer than anything ever does: that was written by a clock
 * that was ahead.
 */
export async function dropWrongHolds(db: Queryable, channelId: string, now: number): Promise<void> {
  const latest = now + LONGEST_WAIT_MS;
  await db
    .updateTable('notification_channel')
    .set({ held_until: null })
    .where('id', '=', channelId)
    .where('held_until', '>', latest)
    .execute();
  await db
    .updateTable('notification')
    .set({ next_attempt_at: now })
    .where('channel_id', '=', channelId)
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '>', latest)
    .execute();
}
