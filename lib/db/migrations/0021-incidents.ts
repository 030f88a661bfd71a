import { sql, type Kysely, type SqlBool } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** Health that is remembered, incidents, and telling people of them (docs/decisions/0036). */
export async function addIncidents(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await addIncident(db);
  await addQueueHealth(db);
  await addChannels(db, support);
  await addNotifications(db);
}

async function addIncident(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('incident')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('queue_id', 'text', (c) => c.notNull().references('queue.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('sentence', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('escalated_at', 'bigint')
    .addColumn('resolved_at', 'bigint')
    .addColumn('resolution', 'text')
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('acknowledged_by', 'text')
    .addColumn('told_state', 'text')
    .execute();
  // Of several instances that judge at once, one opens it.
  await db.schema
    .createIndex('incident_open')
    .on('incident')
    .column('queue_id')
    .unique()
    .where(sql<SqlBool>`resolved_at is null`)
    .execute();
  await db.schema
    .createIndex('incident_of_queue')
    .on('incident')
    .columns(['queue_id', 'opened_at', 'id'])
    .execute();
  await db.schema.createIndex('incident_opened').on('incident').columns(['opened_at', 'id']).execute();
}

async function addQueueHealth(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('queue_health')
    .addColumn('queue_id', 'text', (c) => c.primaryKey().references('queue.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('turned_at', 'bigint', (c) => c.notNull())
    .addColumn('unreadable_at', 'bigint')
    .execute();
  await db.schema
    .createTable('queue_health_setting')
    .addColumn('queue_id', 'text', (c) => c.primaryKey().references('queue.id'))
    .addColumn('open_job_ms', 'bigint')
    .addColumn('queued_records', 'bigint')
    .addColumn('oldest_ms', 'bigint')
    .addColumn('quiet_json', 'text')
    .execute();
  await db.schema
    .createTable('queue_snooze')
    .addColumn('queue_id', 'text', (c) => c.primaryKey().references('queue.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('set_at', 'bigint', (c) => c.notNull())
    .addColumn('set_by', 'text', (c) => c.notNull())
    .execute();
}

async function addChannels(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('notification_channel')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('shown', 'text', (c) => c.notNull())
    .addColumn('target_sealed', support.blobType, (c) => c.notNull())
    .addColumn('secret_sealed', support.blobType)
    .addColumn('secret_set_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('removed_at', 'bigint')
    .addColumn('held_until', 'bigint')
    .execute();
  await db.schema
    .createTable('notification_rule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('channel_id', 'text', (c) => c.notNull().references('notification_channel.id'))
    .addColumn('states_json', 'text', (c) => c.notNull())
    .addColumn('sites_json', 'text')
    .addColumn('queues_json', 'text')
    .addColumn('remind_ms', 'bigint')
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
}

/** What is to be sent, what was sent, and how: outbox and delivery log are one table. */
async function addNotifications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notification')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('channel_id', 'text', (c) => c.notNull().references('notification_channel.id'))
    .addColumn('incident_id', 'text', (c) => c.references('incident.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('message_json', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    // No reference: what carried it may leave the log before it.
    .addColumn('merged_into', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('claimed_until', 'bigint')
    .addColumn('attempted_at', 'bigint')
    .addColumn('answer_status', 'integer')
    .addColumn('problem', 'text')
    .addColumn('ended_at', 'bigint')
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('notification');
  // One of a kind for an incident and a channel, however many rules and instances want it.
  await index('notification_once').columns(['incident_id', 'channel_id', 'kind', 'round']).unique().execute();
  await index('notification_due')
    .columns(['next_attempt_at', 'id'])
    .where(sql<SqlBool>`state = 'waiting'`)
    .execute();
  await index('notification_merged')
    .column('merged_into')
    .where(sql<SqlBool>`merged_into is not null`)
    .execute();
  await index('notification_log').columns(['channel_id', 'id']).execute();
}
