import { sql, type Kysely } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** Real sites: what may be told of their credentials, what their readings brought, and how fast they may be called. */
export async function addSites(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await addColumns(db, 'site', [
    ['credentials_kind', 'text'],
    ['client_id', 'text'],
    ['credentials_set_at', 'bigint'],
    ['contact_at', 'bigint'],
    ['listed_at', 'bigint'],
    ['tried_at', 'bigint'],
    ['problem', 'text'],
  ]);
  await addColumns(db, 'queue', [
    ['owner', 'text'],
    ['notes', 'text'],
    ['listed_name', 'text'],
  ]);
  // Until now every queue was the built-in site's, under the name of its alert.
  await sql`update queue set listed_name = name`.execute(db);
  await addColumns(db, 'queue_reading', [
    ['counted_taken', 'bigint'],
    ['counted_finished', 'bigint'],
  ]);
  await support
    .clustered(
      db.schema
        .createTable('site_alert')
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('queue_uuid', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('model', 'text')
        .addColumn('trigger_type', 'text')
        .addColumn('extra_fields_json', 'text', (c) => c.notNull())
        .addColumn('enabled', 'integer')
        .addPrimaryKeyConstraint('site_alert_key', ['site_id', 'queue_uuid']),
    )
    .execute();
  await db.schema
    .createTable('site_pace')
    .addColumn('site_id', 'text', (c) => c.primaryKey().references('site.id'))
    .addColumn('spread_until', 'bigint', (c) => c.notNull())
    .addColumn('reads_after', 'bigint', (c) => c.notNull())
    .execute();
}

/** One statement a column: SQLite adds them one by one. */
async function addColumns(
  db: Kysely<unknown>,
  table: string,
  columns: readonly (readonly [name: string, type: 'text' | 'bigint'])[],
): Promise<void> {
  for (const [name, type] of columns) await db.schema.alterTable(table).addColumn(name, type).execute();
}
