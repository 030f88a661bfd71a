import { sql, type Kysely, type SqlBool } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** The built-in site: models, records, alerts, queues, jobs, OAuth. */
export async function createEngineTables(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await createModelsAndRecords(db);
  await createAlerts(db, support);
  await createQueues(db, support);
  await createOauth(db);
  await db.schema
    .createTable('engine_setting')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value_json', 'text', (c) => c.notNull())
    .execute();
}

async function createModelsAndRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('engine_model')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('table_name', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('states_json', 'text', (c) => c.notNull())
    .addColumn('next_record_id', 'bigint', (c) => c.notNull())
    .addColumn('is_custom', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('engine_field')
    .addColumn('model', 'text', (c) => c.notNull().references('engine_model.name'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('relation', 'text')
    .addColumn('is_custom', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('engine_field_key', ['model', 'name'])
    .execute();
  await db.schema
    .createTable('engine_record')
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('id', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text')
    .addColumn('fields_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('engine_record_key', ['model', 'id'])
    .execute();
}

async function createAlerts(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('engine_alert')
    .addColumn('id', support.identityType, (c) => support.identity(c))
    .addColumn('queue_uuid', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull().references('engine_model.name'))
    .addColumn('trigger_type', 'text', (c) => c.notNull())
    .addColumn('filter_json', 'text')
    .addColumn('transition_states_json', 'text', (c) => c.notNull())
    .addColumn('trigger_fields_json', 'text', (c) => c.notNull())
    .addColumn('extra_fields_json', 'text', (c) => c.notNull())
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('engine_alert_model')
    .on('engine_alert')
    .columns(['model', 'enabled'])
    .execute();
  await support
    .clustered(
      db.schema
        .createTable('engine_once')
        .addColumn('alert_id', 'bigint', (c) => c.notNull())
        .addColumn('record_id', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('engine_once_key', ['alert_id', 'record_id']),
    )
    .execute();
  await db.schema
    .createTable('engine_sweep')
    .addColumn('alert_id', 'bigint', (c) => c.primaryKey())
    .addColumn('after_record_id', 'bigint', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
}

async function createQueues(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('engine_queue')
    .addColumn('alert_id', 'bigint', (c) => c.primaryKey())
    .addColumn('next_sequence', 'bigint', (c) => c.notNull())
    .addColumn('queued', 'bigint', (c) => c.notNull())
    .addColumn('entered_total', 'bigint', (c) => c.notNull())
    .addColumn('taken_total', 'bigint', (c) => c.notNull())
    .addColumn('finished_total', 'bigint', (c) => c.notNull())
    .execute();
  await support
    .clustered(
      db.schema
        .createTable('engine_queue_entry')
        .addColumn('alert_id', 'bigint', (c) => c.notNull())
        .addColumn('triggered_at', 'bigint', (c) => c.notNull())
        .addColumn('sequence', 'bigint', (c) => c.notNull())
        .addColumn('record_id', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('engine_queue_entry_key', ['alert_id', 'triggered_at', 'sequence']),
    )
    .execute();
  await db.schema
    .createTable('engine_job')
    .addColumn('job_uuid', 'text', (c) => c.primaryKey())
    .addColumn('alert_id', 'bigint', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('opened_by', 'text')
    .addColumn('record_count', 'integer', (c) => c.notNull())
    .addColumn('oldest_triggered_at', 'bigint', (c) => c.notNull())
    .addColumn('payload', 'text')
    .addColumn('entries_json', 'text', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('clear_count', 'integer')
    .execute();
  // One outstanding job a queue, kept by the database itself.
  await db.schema
    .createIndex('engine_job_outstanding')
    .unique()
    .on('engine_job')
    .column('alert_id')
    .where(sql<SqlBool>`finished_at is null`)
    .execute();
  await db.schema
    .createIndex('engine_job_alert')
    .on('engine_job')
    .columns(['alert_id', 'opened_at'])
    .execute();
}

async function createOauth(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('engine_oauth_client')
    .addColumn('client_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secret_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('last_used_at', 'bigint')
    .execute();
  await db.schema
    .createTable('engine_oauth_token')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull().references('engine_oauth_client.client_id'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
}
