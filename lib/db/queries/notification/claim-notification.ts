import { sql } from 'kysely';
import type { Database } from '../../database';
import type { Row } from '../../schema';

/** Longer than any attempt takes. What is claimed by an instance that died is sent by another after it. */
const CLAIM_MS = 120_000;

/**
 * Takes what is next to be sent over a channel, so that no other instance sends it meanwhile; undefined when nothing is due. What is
 * told of an incident stays in its order: its end is not told before its beginning was, or was given up.
 */
export async function claimNotification(
  { kysely, support }: Database,
  channelId: string,
  now: number,
): Promise<Row<'notification'> | undefined> {
  const free = sql<boolean>`(claimed_until is null or claimed_until < ${support.now})`;
  for (;;) {
    const next = await kysely
      .selectFrom('notification')
      .select('id')
      .where('channel_id', '=', channelId)
      .where('state', '=', 'waiting')
      .where('next_attempt_at', '<=', now)
      .where(free)
      .where(
        sql<boolean>`not exists (select 1 from notification as earlier where earlier.state = 'waiting'
          and earlier.incident_id = notification.incident_id
          and earlier.channel_id = notification.channel_id and earlier.id < notification.id)`,
      )
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return undefined;
    const claimed = await kysely
      .updateTable('notification')
      .set((row) => ({
        claimed_until: sql<number>`${support.now} + ${support.wholeNumber(CLAIM_MS)}`,
        attempts: row('attempts', '+', 1),
        attempted_at: now,
      }))
      .where('id', '=', next.id)
      .where('state', '=', 'waiting')
      .where(free)
      .returningAll()
      .executeTakeFirst();
    if (claimed !== undefined) return claimed;
  }
}
