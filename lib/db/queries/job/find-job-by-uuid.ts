import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const byUuid = keptQuery((db, { queueId, jobUuid }: { queueId: string; jobUuid: string }) =>
  db.selectFrom('job').selectAll().where('queue_id', '=', queueId).where('job_uuid', '=', jobUuid),
);

/** The job of a queue by its Job UUID, letter for letter as the site wrote it. */
export async function findJobByUuid(
  db: Queryable,
  queueId: string,
  jobUuid: string,
): Promise<Row<'job'> | undefined> {
  return byUuid.first(db, { queueId, jobUuid });
}
