import { sql, type SqlBool } from 'kysely';
import type { Queryable } from '../../database';

export interface MarkedAct {
  id: number;
  at: number;
  verb: string;
  outcome: string;
  actor_name: string;
  queue_name: string | null;
}

export interface MarksAsked {
  verbs: readonly string[];
  from: number;
  to: number;
  queueId?: string | undefined;
  siteId?: string | undefined;
  limit: number;
}

/** The newest acts on queues and their jobs in a range, newest first, with the queue each was done to. */
export async function listMarkedActs(db: Queryable, asked: MarksAsked): Promise<MarkedAct[]> {
  let query = db
    .selectFrom('activity')
    .leftJoin('job', (join) =>
      join.on('activity.target_kind', '=', 'job').onRef('job.id', '=', 'activity.target_id'),
    )
    .leftJoin('queue', (join) =>
      join.on(sql<SqlBool>`queue.id = case when activity.target_kind = 'job' then job.queue_id
        when activity.target_kind = 'queue' then activity.target_id end`),
    )
    .select([
      'activity.id',
      'activity.at',
      'activity.verb',
      'activity.outcome',
      'activity.actor_name',
      'queue.name as queue_name',
    ])
    .where('activity.at', '>=', asked.from)
    .where('activity.at', '<', asked.to)
    .where('activity.verb', 'in', asked.verbs)
    // What integrations do all day through the gateway is traffic, and drawn as such.
    .where('activity.actor_kind', 'not in', ['gateway', 'sample', 'application'])
    .orderBy('activity.at', 'desc')
    .limit(asked.limit);
  if (asked.siteId !== undefined) query = query.where('queue.site_id', '=', asked.siteId);
  if (asked.queueId !== undefined) query = query.where(ofQueue(asked.queueId, asked));
  return query.execute();
}

/** Found by the targets, of which there is an index: the queue itself and the newest jobs it had in the range. */
function ofQueue(queueId: string, { from, to, limit }: MarksAsked) {
  return sql<SqlBool>`(activity.target_kind = 'queue' and activity.target_id = ${queueId}
    or activity.target_kind = 'job' and activity.target_id in (
      select id from job where queue_id = ${queueId} and opened_at < ${sql.lit(to)}
        and (finished_at is null or finished_at >= ${sql.lit(from)})
      order by opened_at desc limit ${sql.lit(limit)}))`;
}
