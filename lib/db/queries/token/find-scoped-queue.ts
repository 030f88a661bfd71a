import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

export interface ScopedQueue {
  id: string;
  name: string;
  site_name: string;
  /** When the token last polled it; null before the first time. */
  last_used_at: number | null;
}

const ofToken = keptQuery((db, { tokenId }: { tokenId: string }) =>
  db
    .selectFrom('token_queue')
    .innerJoin('queue', 'queue.id', 'token_queue.queue_id')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .select([
      'queue.id',
      'queue.name',
      'queue.queue_uuid',
      'token_queue.last_used_at',
      'site.name as site_name',
    ])
    .where('token_queue.token_id', '=', tokenId)
    .where('queue.archived_at', 'is', null)
    .where('site.archived_at', 'is', null),
);

/** The queue with this UUID among those a token may poll, upper or lower case; the token's scope picks the site. */
export async function findScopedQueue(
  db: Queryable,
  tokenId: string,
  queueUuid: string,
): Promise<ScopedQueue | undefined> {
  const rows = await ofToken.all(db, { tokenId });
  return rows.find((row) => row.queue_uuid.toLowerCase() === queueUuid.toLowerCase());
}
