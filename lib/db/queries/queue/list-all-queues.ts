import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every queue of every site, archived ones too. */
export async function listAllQueues(db: Queryable): Promise<Row<'queue'>[]> {
  return db.selectFrom('queue').selectAll().execute();
}
