import { sql, type Kysely, type SqlBool } from 'kysely';

/**
 * Whether a call that failed, or is unknown, is in its queue's history. By itself and not by its moment: it may be written after a sample
 * that is dated later, by an instance whose clock is behind or whose transaction was slow. Those there are were counted by their moment.
 */
export async function countFailuresOnce(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('call')
    .addColumn('failure_counted', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update call set failure_counted = 1 where state in ('failed', 'unknown')`.execute(db);
  await db.schema
    .createIndex('call_failure_uncounted')
    .on('call')
    .column('queue_id')
    .where(sql<SqlBool>`state in ('failed', 'unknown') and failure_counted = 0`)
    .execute();
}
