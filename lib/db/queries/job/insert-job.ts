import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Adds an open job. */
export async function insertJob(
  trx: Queryable,
  job: Omit<NewRow<'job'>, 'state' | 'finished_at' | 'finish_call_id' | 'clear_count' | 'finish_inferred'>,
): Promise<void> {
  await trx
    .insertInto('job')
    .values({
      ...job,
      state: 'open',
      finished_at: null,
      finish_call_id: null,
      clear_count: null,
      finish_inferred: 0,
    })
    .execute();
}
