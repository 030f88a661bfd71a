import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

export interface GatewayUser {
  queue_id: string;
  name: string;
  last_used_at: number | null;
}

const users = keptQuery(
  (db, { now, queueIds }: { now: number; queueIds?: readonly string[] | undefined }) => {
    let query = db
      .selectFrom('token_queue')
      .innerJoin('token', 'token.id', 'token_queue.token_id')
      .select(['token_queue.queue_id', 'token.name', 'token_queue.last_used_at'])
      .where('token.kind', '=', 'gateway')
      .where('token.revoked_at', 'is', null)
      .where((where) =>
        where.or([where('token.expires_at', 'is', null), where('token.expires_at', '>', now)]),
      )
      .orderBy('token.name');
    if (queueIds !== undefined) query = query.where('token_queue.queue_id', 'in', queueIds);
    return query;
  },
);

/** Every queue with the live gateway tokens that may poll it; of some queues when they are named. */
export async function listGatewayUsers(
  db: Queryable,
  now: number,
  queueIds?: readonly string[],
): Promise<GatewayUser[]> {
  return users.all(db, { now, queueIds });
}
