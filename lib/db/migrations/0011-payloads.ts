import { sql, type Kysely, type SqlBool } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** Payloads: compressed chunks, the index of records across jobs, retention and erasure; and drains. */
export async function createPayloadTables(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .alterTable('call_chunk')
    .addColumn('encoding', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  for (const table of ['call', 'job']) {
    await db.schema.alterTable(table).addColumn('purged_at', 'bigint').execute();
    await db.schema.alterTable(table).addColumn('erased_at', 'bigint').execute();
  }
  await db.schema.alterTable('job').addColumn('indexed_at', 'bigint').execute();
  await createRecordIndex(db, support);
  await createDrains(db);
}

async function createRecordIndex(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await support
    .clustered(
      db.schema
        .createTable('job_record')
        .addColumn('identity', 'text', (c) => c.notNull())
        .addColumn('job_id', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('job_record_key', ['identity', 'job_id']),
    )
    .execute();
  await db.schema.createIndex('job_record_job').on('job_record').column('job_id').execute();
  await db.schema
    .createIndex('job_to_index')
    .on('job')
    .column('opened_at')
    .where(sql<SqlBool>`indexed_at is null and custody = 'held' and purged_at is null`)
    .execute();
  await db.schema
    .createIndex('job_to_purge')
    .on('job')
    .column('finished_at')
    .where(sql<SqlBool>`purged_at is null and finished_at is not null`)
    .execute();
}

async function createDrains(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('drain')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('queue_id', 'text', (c) => c.notNull().references('queue.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('finish_each', 'integer', (c) => c.notNull())
    .addColumn('max_records', 'bigint')
    .addColumn('max_rounds', 'integer', (c) => c.notNull())
    .addColumn('plan_json', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('actor_address', 'text')
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('stopped_at', 'bigint')
    .addColumn('worked_ms', 'bigint', (c) => c.notNull())
    .addColumn('rounds', 'integer', (c) => c.notNull())
    .addColumn('records', 'bigint', (c) => c.notNull())
    .addColumn('cleared', 'bigint', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('open_job_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('sentence', 'text')
    .addColumn('next_step', 'text')
    .addColumn('instance_id', 'text', (c) => c.notNull())
    .addColumn('renewed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('drain_active')
    .unique()
    .on('drain')
    .column('queue_id')
    .where(sql<SqlBool>`state in ('running', 'cancelling')`)
    .execute();
  await db.schema
    .createIndex('drain_queue_started')
    .on('drain')
    .columns(['queue_id', 'started_at'])
    .execute();
  await db.schema
    .createTable('drain_job')
    .addColumn('drain_id', 'text', (c) => c.notNull().references('drain.id'))
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('job_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('drain_job_key', ['drain_id', 'round'])
    .execute();
}
