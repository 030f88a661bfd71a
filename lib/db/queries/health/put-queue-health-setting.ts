import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Keeps what a queue has of its own; nothing is kept of one that has all the defaults. */
export async function putQueueHealthSetting(
  db: Queryable,
  row: NewRow<'queue_health_setting'>,
): Promise<void> {
  const { queue_id: queueId, ...own } = row;
  if (Object.values(own).every((value) => value === null)) {
    await db.deleteFrom('queue_health_setting').where('queue_id', '=', queueId).execute();
    return;
  }
  await db
    .insertInto('queue_health_setting')
    .values(row)
    .onConflict((conflict) => conflict.column('queue_id').doUpdateSet(own))
    .execute();
}
