import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Snoozes a queue; a new snooze takes the place of the one there was. */
export async function putSnooze(db: Queryable, row: NewRow<'queue_snooze'>): Promise<void> {
  const { queue_id: _, ...change } = row;
  await db
    .insertInto('queue_snooze')
    .values(row)
    .onConflict((conflict) => conflict.column('queue_id').doUpdateSet(change))
    .execute();
}
