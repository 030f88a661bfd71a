import type { Kysely } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/**
 * A row for each queue and stretch of slots that is past, in the order of time as the history it is packed from. What there is goes
 * there hour by hour (lib/console/history/pack-history): packing years in one migration would hold the start up.
 */
export async function addPackedHistory(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  const table = db.schema
    .createTable('packed_history')
    .addColumn('tier', 'smallint', (c) => c.notNull())
    .addColumn('block', 'integer', (c) => c.notNull())
    .addColumn('series', 'integer', (c) => c.notNull())
    .addColumn('figures', support.blobType, (c) => c.notNull());
  await support
    .clustered(table)
    .addPrimaryKeyConstraint('packed_history_key', ['tier', 'block', 'series'])
    .execute();
}
