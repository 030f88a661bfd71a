import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface JobWithQueue extends Row<'job'> {
  queue_name: string;
}

export interface JobRange {
  queueId?: string | undefined;
  /** Opened from here on, epoch milliseconds. */
  from?: number | undefined;
  /** Opened before. */
  to?: number | undefined;
}

function heldJobs(db: Queryable, { queueId, from, to }: JobRange) {
  let query = db
    .selectFrom('job')
    .innerJoin('queue', 'queue.id', 'job.queue_id')
    .where('job.custody', '=', 'held')
    .where('job.purged_at', 'is', null);
  if (queueId !== undefined) query = query.where('job.queue_id', '=', queueId);
  if (from !== undefined) query = query.where('job.opened_at', '>=', from);
  return to === undefined ? query : query.where('job.opened_at', '<', to);
}

/** Jobs whose payload is stored, oldest first, those after `after` (a job's id; ids grow with time). */
export async function listHeldJobs(
  db: Queryable,
  range: JobRange & { after?: string | undefined; limit: number },
): Promise<JobWithQueue[]> {
  let query = heldJobs(db, range).selectAll('job').select('queue.name as queue_name');
  if (range.after !== undefined) query = query.where('job.id', '>', range.after);
  return query.orderBy('job.id').limit(range.limit).execute();
}

export async function countHeldJobs(db: Queryable, range: JobRange): Promise<number> {
  const { count } = await heldJobs(db, range)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
