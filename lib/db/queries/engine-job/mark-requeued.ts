import type { Queryable } from '../../database';

/** Notes that the records of a job went back to their queue, and lets go of their list: they are never sent back twice. */
export async function markRequeued(
  trx: Queryable,
  job: { jobUuid: string; at: number; by: string },
): Promise<void> {
  await trx
    .updateTable('engine_job')
    .set({ requeued_at: job.at, requeued_by: job.by, entries_json: '[]' })
    .where('job_uuid', '=', job.jobUuid)
    .execute();
}
