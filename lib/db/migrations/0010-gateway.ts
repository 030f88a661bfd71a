import type { Kysely } from 'kysely';

/**
 * Tokens that programs carry (`kind` says what for: gateway, API, kiosk), the queues a gateway token may poll, `limit_num` as
 * part of a call, and jobs handed over to an integration.
 */
export async function addGateway(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('token')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secret_hash', 'text', (c) => c.notNull().unique())
    .addColumn('hint', 'text', (c) => c.notNull())
    .addColumn('role', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('last_used_at', 'bigint')
    .addColumn('last_address', 'text')
    .addColumn('revoked_at', 'bigint')
    .addColumn('revoked_by', 'text')
    .execute();
  await db.schema
    .createTable('token_queue')
    .addColumn('token_id', 'text', (c) => c.notNull().references('token.id'))
    .addColumn('queue_id', 'text', (c) => c.notNull().references('queue.id'))
    .addColumn('last_used_at', 'bigint')
    .addPrimaryKeyConstraint('token_queue_key', ['token_id', 'queue_id'])
    .execute();
  await db.schema.createIndex('token_queue_by_queue').on('token_queue').column('queue_id').execute();
  await db.schema.alterTable('call').addColumn('limit_num', 'integer').execute();
  for (const [column, type] of HAND_OVER) {
    await db.schema.alterTable('job').addColumn(column, type).execute();
  }
}

const HAND_OVER = [
  ['handed_over_at', 'bigint'],
  ['handed_over_by', 'text'],
  ['replayed_at', 'bigint'],
  ['replayed_to_id', 'text'],
  ['replayed_to_name', 'text'],
] as const;
