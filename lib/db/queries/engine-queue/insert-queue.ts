import type { Queryable } from '../../database';

/** Makes the empty queue of a new alert. */
export async function insertEngineQueue(trx: Queryable, alertId: number): Promise<void> {
  await trx
    .insertInto('engine_queue')
    .values({
      alert_id: alertId,
      next_sequence: 1,
      queued: 0,
      entered_total: 0,
      taken_total: 0,
      finished_total: 0,
    })
    .execute();
}
