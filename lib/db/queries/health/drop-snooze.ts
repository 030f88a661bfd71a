import type { Queryable } from '../../database';

/** @returns whether it was snoozed at that moment; one that has run out is dropped, too. */
export async function dropSnooze(db: Queryable, queueId: string, now: number): Promise<boolean> {
  const dropped = await db
    .deleteFrom('queue_snooze')
    .where('queue_id', '=', queueId)
    .returning('until')
    .executeTakeFirst();
  return dropped !== undefined && dropped.until > now;
}
