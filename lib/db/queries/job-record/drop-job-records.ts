import type { Queryable } from '../../database';

/** Forgets which records a job held. */
export async function dropJobRecords(trx: Queryable, jobId: string): Promise<void> {
  await trx.deleteFrom('job_record').where('job_id', '=', jobId).execute();
}
