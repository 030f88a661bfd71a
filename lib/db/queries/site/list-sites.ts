import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every site, the archived ones too, in the order they were added. */
export async function listSites(db: Queryable): Promise<Row<'site'>[]> {
  return db.selectFrom('site').selectAll().orderBy('created_at').orderBy('id').execute();
}
