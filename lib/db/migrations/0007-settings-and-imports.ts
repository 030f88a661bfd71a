import { sql, type Kysely } from 'kysely';
import type { DialectSupport } from '../dialect/support';

const EVERY_SCOPE = '["records:read","records:write","alerts:write","poll"]';

/** What an admin sets of the built-in site beyond its first form, and imports of records. */
export async function addSettingsAndImports(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await extendModelsAndApplications(db);
  await createRequestWindows(db);
  await createImports(db, support);
}

async function extendModelsAndApplications(db: Kysely<unknown>): Promise<void> {
  // Null: every move between the states is allowed, as it was until now.
  await db.schema.alterTable('engine_model').addColumn('transitions_json', 'text').execute();
  await db.schema
    .alterTable('engine_model')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  // Applications made before may go on doing what they could.
  await db.schema
    .alterTable('engine_oauth_client')
    .addColumn('scopes_json', 'text', (c) => c.notNull().defaultTo(sql.lit(EVERY_SCOPE)))
    .execute();
  await db.schema
    .alterTable('engine_oauth_client')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
}

async function createRequestWindows(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('engine_request_window')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('granted', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('engine_request_window_key', ['name', 'started_at'])
    .execute();
}

async function createImports(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('engine_import')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('byte_count', 'bigint', (c) => c.notNull())
    .addColumn('reading_json', 'text')
    .addColumn('mapping_json', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('mode', 'text')
    .addColumn('stop_requested', 'integer', (c) => c.notNull())
    .addColumn('row_count', 'bigint')
    .addColumn('rows_read', 'bigint', (c) => c.notNull())
    .addColumn('rows_good', 'bigint', (c) => c.notNull())
    .addColumn('rows_bad', 'bigint', (c) => c.notNull())
    .addColumn('rows_saved', 'bigint', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('runner', 'text')
    .addColumn('renewed_at', 'bigint')
    .addColumn('actor_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('phase_started_at', 'bigint')
    .addColumn('phase_started_row', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('engine_import_model')
    .on('engine_import')
    .columns(['model', 'created_at'])
    .execute();
  await db.schema
    .createTable('engine_import_chunk')
    .addColumn('import_id', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('bytes', support.blobType, (c) => c.notNull())
    .addPrimaryKeyConstraint('engine_import_chunk_key', ['import_id', 'sequence'])
    .execute();
  await support
    .clustered(
      db.schema
        .createTable('engine_import_problem')
        .addColumn('import_id', 'text', (c) => c.notNull())
        .addColumn('row_number', 'bigint', (c) => c.notNull())
        .addColumn('sequence', 'integer', (c) => c.notNull())
        .addColumn('column_name', 'text', (c) => c.notNull())
        .addColumn('message', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('engine_import_problem_key', ['import_id', 'row_number', 'sequence']),
    )
    .execute();
}
