import type { Queryable } from '../../database';

export interface TokenQueue {
  token_id: string;
  queue_id: string;
  queue_uuid: string;
  queue_name: string;
  site_name: string;
  last_used_at: number | null;
}

/** The queues of every token of one kind, by name. */
export async function listTokenQueues(db: Queryable, kind: string): Promise<TokenQueue[]> {
  return db
    .selectFrom('token_queue')
    .innerJoin('token', 'token.id', 'token_queue.token_id')
    .innerJoin('queue', 'queue.id', 'token_queue.queue_id')
    .innerJoin('site', 'site.id', 'queue.site_id')
    .select([
      'token_queue.token_id',
      'token_queue.queue_id',
      'token_queue.last_used_at',
      'queue.queue_uuid',
      'queue.name as queue_name',
      'site.name as site_name',
    ])
    .where('token.kind', '=', kind)
    .orderBy('queue.name')
    .orderBy('queue.id')
    .execute();
}
