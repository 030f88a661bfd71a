import { sql, type Kysely, type SqlBool } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** What an entry says, and its signature: never changed. */
const KEPT = [
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'address',
  'verb',
  'target_kind',
  'target_id',
  'target_name',
  'outcome',
  'detail_json',
  'correlation_id',
  'signature',
] as const;

/** The activity log becomes a chain that the database itself lets nobody change (docs/decisions/0033), with an index for each filter. */
export async function chainActivity(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await addProof(db);
  await addIndexes(db);
  const same = KEPT.map((name) => `old.${name} is not distinct from new.${name}`).join(' and ');
  await support.refuseUnless(db, {
    table: 'activity',
    act: 'update',
    condition: `old.sequence is null and old.chain is null and new.sequence is not null and new.chain is not null and ${same}`,
    message:
      'The activity log is append-only: an entry is given its place in the chain once, and nothing else of it changes.',
  });
  await support.refuseUnless(db, {
    table: 'activity',
    act: 'delete',
    condition: 'old.sequence <= (select max(sequence) from activity_checkpoint)',
    message:
      'The activity log is append-only: only what a checkpoint stands for is removed, by ACTIVITY_RETENTION_DAYS.',
  });
  for (const act of ['update', 'delete'] as const) {
    await support.refuseUnless(db, {
      table: 'activity_checkpoint',
      act,
      condition: '1 = 0',
      message: 'Checkpoints of the activity log are never changed or removed.',
    });
  }
}

async function addProof(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('activity').addColumn('signature', 'text').execute();
  await db.schema.alterTable('activity').addColumn('sequence', 'bigint').execute();
  await db.schema.alterTable('activity').addColumn('chain', 'text').execute();
  await db.schema
    .createTable('activity_checkpoint')
    .addColumn('sequence', 'bigint', (c) => c.primaryKey())
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('removed', 'bigint', (c) => c.notNull())
    .addColumn('unsigned_to', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .execute();
}

async function addIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name).on('activity');
  await index('activity_sequence').unique().column('sequence').execute();
  await index('activity_signature').unique().column('signature').execute();
  await index('activity_unsealed')
    .column('id')
    .where(sql<SqlBool>`sequence is null`)
    .execute();
  await index('activity_at').columns(['at', 'id']).execute();
  await index('activity_actor').columns(['actor_kind', 'actor_id', 'at', 'id']).execute();
  await index('activity_verb').columns(['verb', 'at', 'id']).execute();
  await index('activity_target_at').columns(['target_kind', 'target_id', 'at', 'id']).execute();
}
