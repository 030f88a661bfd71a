import { sql } from 'kysely';
import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

export interface JobRow extends Row<'job'> {
  /** The outcome of the newest call of it that was answered or may have been; null when there was none. */
  last_outcome: string | null;
}

const unfinished = keptQuery((db, { queueIds }: { queueIds?: readonly string[] | undefined }) => {
  let query = db
    .selectFrom('job')
    .selectAll('job')
    .select(lastOutcome)
    .where('job.finished_at', 'is', null)
    .orderBy('job.opened_at')
    .orderBy('job.id');
  if (queueIds !== undefined) query = query.where('job.queue_id', 'in', queueIds);
  return query;
});

/** Jobs not finished, oldest first; of some queues when they are named. */
export async function listUnfinishedJobs(db: Queryable, queueIds?: readonly string[]): Promise<JobRow[]> {
  return unfinished.all(db, { queueIds });
}

/** What the last call of a job came to, looked up by the queue's index of calls. */
export const lastOutcome = sql<
  string | null
>`(select call.outcome from call where call.queue_id = job.queue_id
  and call.job_id = job.id and call.settled_at is not null and call.state <> 'failed'
  order by call.requested_at desc, call.id desc limit 1)`.as('last_outcome');
