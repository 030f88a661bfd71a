import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Notes the job a round took. */
export async function insertDrainJob(trx: Queryable, job: NewRow<'drain_job'>): Promise<void> {
  await trx
    .insertInto('drain_job')
    .values(job)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
