import type { Queryable } from '../../database';

/** Of the queues named, those with no unfinished job and no call that is under way or unknown: nothing of theirs can be lost. */
export async function listIdleQueueIds(db: Queryable, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('queue')
    .select('id')
    .where('id', 'in', [...ids])
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('job')
            .select('job.id')
            .whereRef('job.queue_id', '=', 'queue.id')
            .where('job.finished_at', 'is', null),
        ),
      ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('call')
            .select('call.id')
            .whereRef('call.queue_id', '=', 'queue.id')
            .where('call.state', 'in', ['requested', 'unknown']),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}
