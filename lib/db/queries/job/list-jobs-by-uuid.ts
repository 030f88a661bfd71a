import type { Queryable } from '../../database';

/** What somebody sees of a job before opening it. */
export interface NamedJob {
  id: string;
  job_uuid: string;
  state: string;
  opened_at: number;
  record_count: number | null;
  queue_name: string;
}

/**
 * The jobs of any queue with one of these Job UUIDs, newest first. By way of the queues, because the index of jobs begins with the
 * queue: some thousand look-ups, and never a walk through every job there was.
 */
export async function listJobsByUuid(
  db: Queryable,
  jobUuids: readonly string[],
  most: number,
): Promise<NamedJob[]> {
  return db
    .selectFrom('queue')
    .innerJoin('job', 'job.queue_id', 'queue.id')
    .select([
      'job.id',
      'job.job_uuid',
      'job.state',
      'job.opened_at',
      'job.record_count',
      'queue.name as queue_name',
    ])
    .where('job.job_uuid', 'in', jobUuids)
    .orderBy('job.opened_at', 'desc')
    .limit(most)
    .execute();
}
