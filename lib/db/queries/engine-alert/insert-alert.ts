import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** @returns the new alert's id. */
export async function insertAlert(
  trx: Queryable,
  alert: Omit<NewRow<'engine_alert'>, 'id'>,
): Promise<number> {
  const row = await trx.insertInto('engine_alert').values(alert).returning('id').executeTakeFirstOrThrow();
  return row.id;
}
