import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** How far the sweep of each alert is that was ever swept. */
export async function listSweeps(db: Queryable): Promise<Row<'engine_sweep'>[]> {
  return db.selectFrom('engine_sweep').selectAll().execute();
}
