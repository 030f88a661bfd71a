import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Adds an open job. The database itself refuses a second one of the queue. */
export async function insertEngineJob(trx: Queryable, job: NewRow<'engine_job'>): Promise<void> {
  await trx.insertInto('engine_job').values(job).execute();
}
