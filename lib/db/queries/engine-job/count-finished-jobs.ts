import type { Queryable } from '../../database';

/** How many jobs of an alert's queue are finished. */
export async function countFinishedJobs(db: Queryable, alertId: number): Promise<number> {
  const { total } = await db
    .selectFrom('engine_job')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('alert_id', '=', alertId)
    .where('finished_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return total;
}
