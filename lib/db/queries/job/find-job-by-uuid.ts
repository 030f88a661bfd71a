import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

interface Wanted {
  queueId: string;
  spellings: readonly string[];
}

const byUuid = keptQuery((db, { queueId, spellings }: Wanted) =>
  db.selectFrom('job').selectAll().where('queue_id', '=', queueId).where('job_uuid', 'in', spellings),
);

/**
 * The job of a queue by its Job UUID: letter for letter, or as the same UUID in small letters or in capitals, which logs and sites do not
 * agree on.
 */
export async function findJobByUuid(
  db: Queryable,
  queueId: string,
  jobUuid: string,
): Promise<Row<'job'> | undefined> {
  const spellings = [jobUuid, jobUuid.toLowerCase(), jobUuid.toUpperCase()];
  const jobs = await byUuid.all(db, { queueId, spellings });
  return jobs.find((job) => job.job_uuid === jobUuid) ?? jobs[0];
}
