import type { Queryable } from '../../database';

/** Deletes an alert with everything of its queue. The queue's row is to be locked before. */
export async function deleteAlertRows(trx: Queryable, id: number): Promise<void> {
  await trx.deleteFrom('engine_queue_entry').where('alert_id', '=', id).execute();
  await trx.deleteFrom('engine_job').where('alert_id', '=', id).execute();
  await trx.deleteFrom('engine_once').where('alert_id', '=', id).execute();
  await trx.deleteFrom('engine_sweep').where('alert_id', '=', id).execute();
  await trx.deleteFrom('engine_queue').where('alert_id', '=', id).execute();
  await trx.deleteFrom('engine_alert').where('id', '=', id).execute();
}
