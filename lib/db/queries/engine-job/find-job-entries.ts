import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** A job of that queue by its Job UUID (lower case), with the entries it took. */
export async function findEngineJobEntries(
  db: Queryable,
  alertId: number,
  jobUuid: string,
): Promise<Omit<Row<'engine_job'>, 'payload'> | undefined> {
  return db
    .selectFrom('engine_job')
    .select(['job_uuid', 'alert_id', 'opened_at', 'opened_by', 'record_count', 'oldest_triggered_at'])
    .select(['entries_json', 'finished_at', 'clear_count', 'requeued_at', 'requeued_by'])
    .where('job_uuid', '=', jobUuid)
    .where('alert_id', '=', alertId)
    .executeTakeFirst();
}
