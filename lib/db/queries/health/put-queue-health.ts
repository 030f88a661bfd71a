import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Rows of one statement at most. */
const AT_ONCE = 100;

/** Keeps how queues were judged. */
export async function putQueueHealth(db: Queryable, rows: readonly NewRow<'queue_health'>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    await db
      .insertInto('queue_health')
      .values(rows.slice(start, start + AT_ONCE))
      .onConflict((conflict) =>
        conflict.column('queue_id').doUpdateSet((row) => ({
          state: row.ref('excluded.state'),
          since: row.ref('excluded.since'),
          turned_at: row.ref('excluded.turned_at'),
          unreadable_at: row.ref('excluded.unreadable_at'),
        })),
      )
      .execute();
  }
}
