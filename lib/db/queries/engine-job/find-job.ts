import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** A job of that queue by its Job UUID (lower case), without its payload and entries. */
export async function findEngineJob(
  db: Queryable,
  alertId: number,
  jobUuid: string,
): Promise<Omit<Row<'engine_job'>, 'payload' | 'entries_json' | 'requeued_at' | 'requeued_by'> | undefined> {
  return db
    .selectFrom('engine_job')
    .select([
      'job_uuid',
      'alert_id',
      'opened_at',
      'opened_by',
      'record_count',
      'oldest_triggered_at',
      'finished_at',
      'clear_count',
    ])
    .where('job_uuid', '=', jobUuid)
    .where('alert_id', '=', alertId)
    .executeTakeFirst();
}
