import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

export interface QueueWithSite extends Row<'queue'> {
  site_name: string;
  site_kind: string;
  /** Why the site could not be read at the last attempt; null when it could. */
  site_problem: string | null;
  site_archived_at: number | null;
}

const queues = keptQuery((db, { queueIds }: { queueIds?: readonly string[] | undefined }) => {
  let query = db
    .selectFrom('queue')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .selectAll('queue')
    .select([
      'site.name as site_name',
      'site.kind as site_kind',
      'site.problem as site_problem',
      'site.archived_at as site_archived_at',
    ]);
  query =
    queueIds === undefined
      ? query.where('queue.archived_at', 'is', null).where('site.archived_at', 'is', null)
      : query.where('queue.id', 'in', queueIds);
  return query.orderBy('queue.name').orderBy('queue.id');
});

/** The queues that are tracked, with their sites; some of them when they are named. */
export async function listQueueSites(db: Queryable, queueIds?: readonly string[]): Promise<QueueWithSite[]> {
  return queues.all(db, { queueIds });
}
