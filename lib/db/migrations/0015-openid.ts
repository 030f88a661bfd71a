import type { Kysely } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** Sign-in with an OpenID provider: the provider, who came by it, and answers that were used; accounts without a password. */
export async function addOpenId(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await letPasswordBeMissing(db);
  await db.schema
    .createTable('openid_provider')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('client_secret_sealed', support.blobType, (c) => c.notNull())
    .addColumn('connection_set_at', 'bigint', (c) => c.notNull())
    .addColumn('button_name', 'text', (c) => c.notNull())
    .addColumn('domains_json', 'text', (c) => c.notNull())
    .addColumn('role_claim', 'text')
    .addColumn('role_rules_json', 'text', (c) => c.notNull())
    .addColumn('other_role', 'text')
    .addColumn('links_passwords', 'integer', (c) => c.notNull())
    .addColumn('passwords_allowed', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('openid_identity')
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_used_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('openid_identity_key', ['issuer', 'subject'])
    .execute();
  await db.schema
    .createIndex('openid_identity_account')
    .on('openid_identity')
    .columns(['account_id', 'issuer'])
    .unique()
    .execute();
  await db.schema
    .createTable('openid_used_state')
    .addColumn('state_hash', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
}

/** By a new column in the place of the old one: SQLite cannot make a column nullable without copying its table. */
async function letPasswordBeMissing(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('account').addColumn('password_hash_or_null', 'text').execute();
  await db
    .withTables<{ account: { password_hash: string; password_hash_or_null: string | null } }>()
    .updateTable('account')
    .set((row) => ({ password_hash_or_null: row.ref('password_hash') }))
    .execute();
  await db.schema.alterTable('account').dropColumn('password_hash').execute();
  await db.schema.alterTable('account').renameColumn('password_hash_or_null', 'password_hash').execute();
}
