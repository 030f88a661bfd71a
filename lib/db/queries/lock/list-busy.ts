import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

export interface BusyQueue {
  queue_id: string;
  verb: string;
  actor_kind: string;
  actor_name: string;
  acquired_at: number;
}

const busy = keptQuery((db, { queueIds }: { queueIds?: readonly string[] | undefined }) => {
  let query = db
    .selectFrom('queue_lock')
    .innerJoin('call', 'call.id', 'queue_lock.call_id')
    .select([
      'queue_lock.queue_id',
      'queue_lock.acquired_at',
      'call.verb',
      'call.actor_kind',
      'call.actor_name',
    ]);
  if (queueIds !== undefined) query = query.where('queue_lock.queue_id', 'in', queueIds);
  return query;
});

/** Every queue with a call under way, and whose; of some queues when they are named. */
export async function listBusy(db: Queryable, queueIds?: readonly string[]): Promise<BusyQueue[]> {
  return busy.all(db, { queueIds });
}
