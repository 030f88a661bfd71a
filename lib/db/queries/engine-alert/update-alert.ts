import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Changes an alert's settings; its model and Queue UUID never change. */
export async function updateAlertRow(
  trx: Queryable,
  id: number,
  change: Omit<RowUpdate<'engine_alert'>, 'id' | 'queue_uuid' | 'model'>,
): Promise<void> {
  await trx.updateTable('engine_alert').set(change).where('id', '=', id).execute();
}
