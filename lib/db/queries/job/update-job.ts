import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import type { Row } from '../../schema';

type Change = Partial<Omit<Row<'job'>, 'id'>>;

const update = keptQuery((trx, { id, ...change }: Change & { id: string }) =>
  trx.updateTable('job').set(change).where('id', '=', id),
);

/** Moves a job's state or its custody. */
export async function updateJob(trx: Queryable, jobId: string, change: Change): Promise<void> {
  await update.run(trx, { ...change, id: jobId });
}
