import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** @returns the new alert's id; undefined when an alert with its creation key stands already, and nothing was added. */
export async function insertAlert(
  trx: Queryable,
  alert: Omit<NewRow<'engine_alert'>, 'id'>,
): Promise<number | undefined> {
  const row = await trx
    .insertInto('engine_alert')
    .values(alert)
    .onConflict((conflict) => conflict.column('creation_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}
