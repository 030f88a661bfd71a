import type { Queryable } from '../../database';

/** Jobs with this UUID on the other queues of a queue's site. */
export async function listSiteJobsByUuid(
  db: Queryable,
  siteId: string,
  jobUuid: string,
): Promise<{ queue_id: string; queue_name: string }[]> {
  return db
    .selectFrom('queue')
    .innerJoin('job', 'job.queue_id', 'queue.id')
    .select(['queue.id as queue_id', 'queue.name as queue_name'])
    .where('queue.site_id', '=', siteId)
    .where('job.job_uuid', '=', jobUuid)
    .execute();
}
