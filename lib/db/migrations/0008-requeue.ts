import { sql, type Kysely, type SqlBool } from 'kysely';

/** A finished job of the built-in site remembers when its records went back to their queue, and who sent them. */
export async function addRequeue(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('engine_job').addColumn('requeued_at', 'bigint').execute();
  await db.schema.alterTable('engine_job').addColumn('requeued_by', 'text').execute();
  // What housekeeping looks for: finished jobs whose entries are still kept.
  await db.schema
    .createIndex('engine_job_kept_entries')
    .on('engine_job')
    .column('finished_at')
    .where(sql<SqlBool>`finished_at is not null and entries_json <> '[]'`)
    .execute();
}
