import type { Kysely } from 'kysely';

/** Links that let somebody in once: invitations, and new passwords. */
export async function createAccountLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account_link')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('secret_hash', 'text', (c) => c.notNull().unique())
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('role', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by_id', 'text')
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addColumn('mail_state', 'text', (c) => c.notNull())
    .addColumn('mail_problem', 'text')
    .execute();
  await db.schema.createIndex('account_link_account').on('account_link').column('account_id').execute();
  await db.schema.createIndex('account_link_email').on('account_link').column('email').execute();
}
