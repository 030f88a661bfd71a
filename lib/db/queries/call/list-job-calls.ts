import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every call that made, handed out again or ended a job, oldest first. */
export async function listJobCalls(
  db: Queryable,
  job: { queueId: string; jobId: string },
): Promise<Row<'call'>[]> {
  return db
    .selectFrom('call')
    .selectAll()
    .where('queue_id', '=', job.queueId)
    .where('job_id', '=', job.jobId)
    .orderBy('requested_at')
    .orderBy('id')
    .execute();
}
