import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** How far the sweep of an alert is; undefined before its first. */
export async function findSweep(db: Queryable, alertId: number): Promise<Row<'engine_sweep'> | undefined> {
  return db.selectFrom('engine_sweep').selectAll().where('alert_id', '=', alertId).executeTakeFirst();
}
