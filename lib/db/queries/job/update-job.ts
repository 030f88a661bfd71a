import type { Queryable } from '../../database';
import type { RowUpdate } from '../../schema';

/** Moves a job's state or its custody. */
export async function updateJob(trx: Queryable, jobId: string, change: RowUpdate<'job'>): Promise<void> {
  await trx.updateTable('job').set(change).where('id', '=', jobId).execute();
}
