import type { Queryable } from '../../database';

/** Gives up what is not delivered yet over a channel that cannot be used any more. @returns how many messages that were */
export async function dropWaiting(
  trx: Queryable,
  channelId: string,
  { problem, now }: { problem: string; now: number },
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('notification')
    .set({ state: 'given-up', problem, next_attempt_at: null, ended_at: now })
    .where('channel_id', '=', channelId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
