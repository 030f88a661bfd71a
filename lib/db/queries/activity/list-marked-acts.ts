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

/** What integrations do all day through the gateway is traffic, and drawn as such. */
const TRAFFIC = ['gateway', 'sample', 'application'].map((kind) => sql.lit(kind));

/** The queue an act was done to, itself or by a job of it. */
const QUEUE = sql<string | null>`case when activity.target_kind = 'job' then job.queue_id
  when activity.target_kind = 'queue' then activity.target_id end`;

/**
 * The newest acts of people on queues and their jobs in a range, newest first, with the queue each was done to. They are walked by
 * their time along the index `activity_marked`, which holds nothing else: its condition has to stand here word for word.
 */
export async function listMarkedActs(db: Queryable, asked: MarksAsked): Promise<MarkedAct[]> {
  const verbs = asked.verbs.map((verb) => sql.lit(verb));
  let query = db
    .selectFrom('activity')
    .leftJoin('job', (join) =>
      join.on('activity.target_kind', '=', 'job').onRef('job.id', '=', 'activity.target_id'),
    )
    .leftJoin('queue', (join) => join.on(sql<SqlBool>`queue.id = ${QUEUE}`))
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
    .where(sql<SqlBool>`activity.verb || '' in (${sql.join(verbs)})`)
    .where(sql<SqlBool>`activity.actor_kind not in (${sql.join(TRAFFIC)})`)
    .orderBy('activity.at', 'desc')
    .orderBy('activity.id', 'desc')
    .limit(asked.limit);
  const { siteId, queueId } = asked;
  if (siteId !== undefined)
    query = query.where(sql<SqlBool>`${QUEUE} in (select id from queue where site_id = ${siteId})`);
  if (queueId !== undefined) query = query.where(sql<SqlBool>`${QUEUE} = ${queueId}`);
  return query.execute();
}
