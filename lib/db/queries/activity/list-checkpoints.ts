import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Where the chain began and was cut, newest first. One is added a day at most. */
export async function listCheckpoints(db: Queryable): Promise<Row<'activity_checkpoint'>[]> {
  return db.selectFrom('activity_checkpoint').selectAll().orderBy('sequence', 'desc').execute();
}
