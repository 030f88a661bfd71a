import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export type JobWithEntries = Pick<
  Row<'engine_job'>,
  'job_uuid' | 'opened_at' | 'finished_at' | 'entries_json'
>;

/** The newest jobs of an alert's queue, with what they took but without their payloads. */
export async function listNewestEngineJobs(
  db: Queryable,
  alertId: number,
  page: { limit: number; offset: number },
): Promise<JobWithEntries[]> {
  return db
    .selectFrom('engine_job')
    .select(['job_uuid', 'opened_at', 'finished_at', 'entries_json'])
    .where('alert_id', '=', alertId)
    .orderBy('opened_at', 'desc')
    .orderBy('job_uuid', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}
