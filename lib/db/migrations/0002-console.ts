import { sql, type Kysely, type SqlBool } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** The console: sites, queues, the claim ledger (call, call_chunk, job), readings and history. */
export async function createConsoleTables(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await createSitesAndQueues(db, support);
  await createLedger(db, support);
  await createReadings(db, support);
}

async function createSitesAndQueues(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('site')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('base_url', 'text', (c) => c.notNull())
    .addColumn('credentials_sealed', support.blobType)
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('archived_at', 'bigint')
    .execute();
  await db.schema
    .createTable('queue')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('queue_uuid', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('model', 'text')
    .addColumn('trigger_type', 'text')
    .addColumn('extra_fields_json', 'text', (c) => c.notNull())
    .addColumn('enabled', 'integer')
    .addColumn('polled_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('archived_at', 'bigint')
    .addUniqueConstraint('queue_site_uuid', ['site_id', 'queue_uuid'])
    .execute();
  await db.schema
    .createTable('queue_lock')
    .addColumn('queue_id', 'text', (c) => c.primaryKey())
    .addColumn('call_id', 'text', (c) => c.notNull())
    .addColumn('instance_id', 'text', (c) => c.notNull())
    .addColumn('acquired_at', 'bigint', (c) => c.notNull())
    .addColumn('renewed_at', 'bigint', (c) => c.notNull())
    .execute();
}

async function createLedger(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await createCalls(db, support);
  await db.schema
    .createTable('job')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('queue_id', 'text', (c) => c.notNull().references('queue.id'))
    .addColumn('job_uuid', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('opened_call_id', 'text')
    .addColumn('holder_kind', 'text', (c) => c.notNull())
    .addColumn('holder_id', 'text')
    .addColumn('holder_name', 'text', (c) => c.notNull())
    .addColumn('custody', 'text', (c) => c.notNull())
    .addColumn('payload_call_id', 'text')
    .addColumn('payload_sha256', 'text')
    .addColumn('payload_bytes', 'bigint')
    .addColumn('record_count', 'integer')
    .addColumn('oldest_triggered_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .addColumn('finish_call_id', 'text')
    .addColumn('clear_count', 'integer')
    .addColumn('finish_inferred', 'integer', (c) => c.notNull())
    .addUniqueConstraint('job_queue_uuid', ['queue_id', 'job_uuid'])
    .execute();
  await db.schema.createIndex('job_queue_opened').on('job').columns(['queue_id', 'opened_at']).execute();
  await db.schema
    .createIndex('job_unfinished')
    .on('job')
    .column('queue_id')
    .where(sql<SqlBool>`finished_at is null`)
    .execute();
}

async function createCalls(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('call')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('queue_id', 'text', (c) => c.notNull().references('queue.id'))
    .addColumn('verb', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('job_uuid', 'text')
    .addColumn('job_id', 'text')
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('expectation_json', 'text', (c) => c.notNull())
    .addColumn('instance_id', 'text', (c) => c.notNull())
    .addColumn('requested_at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('answered_at', 'bigint')
    .addColumn('settled_at', 'bigint')
    .addColumn('http_status', 'integer')
    .addColumn('headers_json', 'text')
    .addColumn('body_bytes', 'bigint', (c) => c.notNull())
    .addColumn('body_complete', 'integer', (c) => c.notNull())
    .addColumn('body_sha256', 'text')
    .addColumn('found_job_uuid', 'text')
    .addColumn('outcome', 'text')
    .addColumn('detail', 'text')
    .addColumn('inferred', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('call_queue_requested')
    .on('call')
    .columns(['queue_id', 'requested_at'])
    .execute();
  await db.schema
    .createIndex('call_unsettled')
    .on('call')
    .columns(['state', 'queue_id'])
    .where('state', 'in', ['requested', 'unknown'])
    .execute();
  await db.schema
    .createTable('call_chunk')
    .addColumn('call_id', 'text', (c) => c.notNull().references('call.id'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('bytes_sealed', support.blobType, (c) => c.notNull())
    .addPrimaryKeyConstraint('call_chunk_key', ['call_id', 'sequence'])
    .execute();
}

async function createReadings(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('queue_reading')
    .addColumn('queue_id', 'text', (c) => c.primaryKey().references('queue.id'))
    .addColumn('queued', 'bigint')
    .addColumn('queued_basis', 'text', (c) => c.notNull())
    .addColumn('queued_at', 'bigint', (c) => c.notNull())
    .addColumn('processing', 'bigint')
    .addColumn('processing_basis', 'text', (c) => c.notNull())
    .addColumn('processing_at', 'bigint', (c) => c.notNull())
    .addColumn('oldest_triggered_at', 'bigint')
    .addColumn('entered_total', 'bigint')
    .addColumn('taken_total', 'bigint')
    .addColumn('finished_total', 'bigint')
    .addColumn('problem', 'text')
    .execute();
  await support
    .clustered(
      db.schema
        .createTable('history_point')
        .addColumn('tier', 'text', (c) => c.notNull())
        .addColumn('queue_id', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('queued', 'bigint')
        .addColumn('processing', 'bigint')
        .addColumn('oldest_age_ms', 'bigint')
        .addColumn('entered', 'bigint')
        .addColumn('processed', 'bigint')
        .addColumn('finished', 'bigint')
        .addColumn('failed', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('history_point_key', ['tier', 'queue_id', 'at']),
    )
    .execute();
}
