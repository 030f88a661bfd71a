import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Adds a queue; another instance that tracked it at the same moment wins. */
export async function insertQueue(db: Queryable, queue: NewRow<'queue'>): Promise<void> {
  await db
    .insertInto('queue')
    .values(queue)
    .onConflict((conflict) => conflict.columns(['site_id', 'queue_uuid']).doNothing())
    .execute();
}
