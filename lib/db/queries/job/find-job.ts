import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export async function findJob(db: Queryable, jobId: string): Promise<Row<'job'> | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', jobId).executeTakeFirst();
}
