import { sql, type Kysely, type SqlBool } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/**
 * The change log of records. Rows are added in the order of their key, and what a whole save has in common (who, when) is
 * written once for it. Records made one after the other share a line: an import of 1,000 stays fast.
 */
export async function createChangeLog(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await db.schema
    .createTable('engine_change_set')
    .addColumn('id', support.identityType, (c) => support.identity(c))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('source', 'text')
    .execute();
  await db.schema.createIndex('engine_change_set_at').on('engine_change_set').column('at').execute();
  await support
    .clustered(
      db.schema
        .createTable('engine_change')
        .addColumn('set_id', 'bigint', (c) => c.notNull())
        .addColumn('position', 'integer', (c) => c.notNull())
        .addColumn('model', 'text', (c) => c.notNull())
        .addColumn('record_id', 'bigint', (c) => c.notNull())
        .addColumn('last_record_id', 'bigint', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('values_json', 'text')
        .addColumn('alerts_json', 'text')
        .addPrimaryKeyConstraint('engine_change_key', ['set_id', 'position']),
    )
    .execute();
  await db.schema
    .createIndex('engine_change_record')
    .on('engine_change')
    .columns(['model', 'record_id', 'set_id', 'version'])
    .execute();
  // Of the lines that stand for several records, the one that covers a given record.
  await db.schema
    .createIndex('engine_change_run')
    .on('engine_change')
    .columns(['model', 'record_id'])
    .where(sql<SqlBool>`last_record_id > record_id`)
    .execute();
}
