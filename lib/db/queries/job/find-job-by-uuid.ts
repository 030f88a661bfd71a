import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** The job of a queue by its Job UUID, letter for letter as the site wrote it. */
export async function findJobByUuid(
  db: Queryable,
  queueId: string,
  jobUuid: string,
): Promise<Row<'job'> | undefined> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('queue_id', '=', queueId)
    .where('job_uuid', '=', jobUuid)
    .executeTakeFirst();
}
