import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { NewRow } from '../../schema';

const insert = keptQuery((trx, job: NewRow<'job'>) => trx.insertInto('job').values(job));

/** Adds an open job. */
export async function insertJob(
  trx: Queryable,
  job: Omit<NewRow<'job'>, 'state' | 'finished_at' | 'finish_call_id' | 'clear_count' | 'finish_inferred'>,
): Promise<void> {
  await insert.run(trx, {
    ...job,
    state: 'open',
    finished_at: null,
    finish_call_id: null,
    clear_count: null,
    finish_inferred: 0,
  });
}
