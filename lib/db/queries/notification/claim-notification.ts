import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../database';
import type { Row } from '../../schema';

/**
 * Longer than any attempt takes. What is claimed by an instance that died is sent by another after it; a claim that is much longer was
 * made while the clock was ahead.
 */
const CLAIM_MS = 120_000;

/** Where a message stands among those of its incident. Ids alone would go by the clocks of the instances that wrote them. */
function placeOf(message: 'earlier' | 'told'): RawBuilder<number> {
  return sql`(case ${sql.ref(`${message}.kind`)} when 'opened' then 0 when 'resolved' then 2 else 1 end)`;
}

/**
 * Takes the oldest of what is to be sent over a channel, so that no other instance sends it meanwhile; undefined when nothing is due.
 * What is told of an incident stays in its order: its end is not told before its beginning was, or was given up, whichever messages
 * the two were merged into.
 */
export async function claimNotification(
  { kysely, support }: Database,
  channelId: string,
  now: number,
): Promise<Row<'notification'> | undefined> {
  const free = sql<boolean>`(claimed_until is null or claimed_until < ${support.now}
    or claimed_until > ${support.now} + ${support.wholeNumber(2 * CLAIM_MS)})`;
  for (;;) {
    const next = await kysely
      .selectFrom('notification')
      .select('id')
      .where('channel_id', '=', channelId)
      .where('state', '=', 'waiting')
      .where('next_attempt_at', '<=', now)
      .where(free)
      .where(
        sql<boolean>`not exists (select 1 from notification_channel as channel
          where channel.id = notification.channel_id and channel.held_until > ${now})`,
      )
      .where(
        sql<boolean>`not exists (select 1 from notification as told
          join notification as earlier on earlier.incident_id = told.incident_id
            and earlier.channel_id = told.channel_id and (${placeOf('earlier')} < ${placeOf('told')}
              or (${placeOf('earlier')} = ${placeOf('told')} and earlier.id < told.id))
          left join notification as carrier on carrier.id = earlier.merged_into
          where (told.id = notification.id or told.merged_into = notification.id)
            and (earlier.state = 'waiting' or carrier.state = 'waiting'))`,
      )
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
