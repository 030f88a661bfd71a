import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

const AT_ONCE = 50;

/** Puts what is to be told into the outbox. What is there already (same incident, channel, kind and round) is left alone. */
export async function insertNotifications(
  trx: Queryable,
  rows: readonly NewRow<'notification'>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    await trx
      .insertInto('notification')
      .values(rows.slice(start, start + AT_ONCE))
      .onConflict((conflict) => conflict.columns(['incident_id', 'channel_id', 'kind', 'round']).doNothing())
      .execute();
  }
}
