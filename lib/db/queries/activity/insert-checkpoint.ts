import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Two instances may start at once: the first one's stands. */
export async function insertCheckpoint(db: Queryable, row: NewRow<'activity_checkpoint'>): Promise<void> {
  await db
    .insertInto('activity_checkpoint')
    .values(row)
    .onConflict((conflict) => conflict.column('sequence').doNothing())
    .execute();
}
