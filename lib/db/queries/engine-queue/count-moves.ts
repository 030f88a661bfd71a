import type { Queryable } from '../../database';

/** Keeps the counts of a locked queue: `count` records came in, with the sequences from its next one on. */
export async function countEntered(trx: Queryable, alertId: number, count: number): Promise<void> {
  await trx
    .updateTable('engine_queue')
    .set((eb) => ({
      next_sequence: eb('next_sequence', '+', count),
      queued: eb('queued', '+', count),
      entered_total: eb('entered_total', '+', count),
    }))
    .where('alert_id', '=', alertId)
    .execute();
}

/** `count` records of a locked queue went into a job. */
export async function countTaken(trx: Queryable, alertId: number, count: number): Promise<void> {
  await trx
    .updateTable('engine_queue')
    .set((eb) => ({ queued: eb('queued', '-', count), taken_total: eb('taken_total', '+', count) }))
    .where('alert_id', '=', alertId)
    .execute();
}

/** The job of a locked queue was finished with `count` records. */
export async function countFinished(trx: Queryable, alertId: number, count: number): Promise<void> {
  await trx
    .updateTable('engine_queue')
    .set((eb) => ({ finished_total: eb('finished_total', '+', count) }))
    .where('alert_id', '=', alertId)
    .execute();
}

/** `count` records of a locked queue came back with the sequences they had. They count as entered once more. */
export async function countRequeued(trx: Queryable, alertId: number, count: number): Promise<void> {
  await trx
    .updateTable('engine_queue')
    .set((eb) => ({ queued: eb('queued', '+', count), entered_total: eb('entered_total', '+', count) }))
    .where('alert_id', '=', alertId)
    .execute();
}
