import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const byId = keptQuery((db, { id }: { id: string }) => db.selectFrom('job').selectAll().where('id', '=', id));

export async function findJob(db: Queryable, jobId: string): Promise<Row<'job'> | undefined> {
  return byId.first(db, { id: jobId });
}
