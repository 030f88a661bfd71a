import type { Queryable } from '../../database';

/** Ends a job and drops the payload kept for redelivery. */
export async function finishEngineJob(
  trx: Queryable,
  job: { jobUuid: string; finishedAt: number; clearCount: number },
): Promise<void> {
  await trx
    .updateTable('engine_job')
    .set({ finished_at: job.finishedAt, clear_count: job.clearCount, payload: null })
    .where('job_uuid', '=', job.jobUuid)
    .execute();
}
