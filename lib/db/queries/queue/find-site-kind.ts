import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

const ofQueue = keptQuery((db, { queueId }: { queueId: string }) =>
  db
    .selectFrom('queue')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .select('site.kind')
    .where('queue.id', '=', queueId),
);

/** What kind of site a queue is on; it never changes. Undefined for a queue that is not there. */
export async function findSiteKind(db: Queryable, queueId: string): Promise<Row<'site'>['kind'] | undefined> {
  return (await ofQueue.first(db, { queueId }))?.kind;
}
