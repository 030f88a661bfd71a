import type { Kysely } from 'kysely';

/** Wrong tokens by where they came from, for the limit. Apart from wrong passwords: neither may lock the other's way in. */
export async function addTokenFailures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('token_failure')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('token_failure_address')
    .on('token_failure')
    .columns(['address', 'at'])
    .execute();
}
