import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

export interface FinishedJob {
  queue_id: string;
  opened_at: number;
  finished_at: number | null;
}

const claimed = keptQuery((trx, { siteId, limit }: { siteId: string; limit: number }) =>
  trx
    .updateTable('job')
    .set({ duration_counted: 1 })
    .where('duration_counted', '=', 0)
    .where('id', 'in', (query) =>
      query
        .selectFrom('job')
        .innerJoin('queue', 'queue.id', 'job.queue_id')
        .select('job.id')
        .where('queue.site_id', '=', siteId)
        .where('job.finished_at', 'is not', null)
        .where('job.duration_counted', '=', 0)
        .limit(limit),
    )
    .returning(['queue_id', 'opened_at', 'finished_at']),
);

/** Up to `limit` finished jobs of a site whose durations are in no history yet. From now on they count as counted. */
export async function claimFinishedJobs(
  trx: Queryable,
  siteId: string,
  limit: number,
): Promise<FinishedJob[]> {
  return claimed.all(trx, { siteId, limit });
}
