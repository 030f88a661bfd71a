import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The one job of a queue that was taken and not finished. */
export async function findOpenEngineJob(
  db: Queryable,
  alertId: number,
): Promise<Row<'engine_job'> | undefined> {
  return db
    .selectFrom('engine_job')
    .selectAll()
    .where('alert_id', '=', alertId)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
}
