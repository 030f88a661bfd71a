import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Migrator } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnEachDatabase, emptyDatabase, testDatabase } from '@/lib/testing/database';
import { isMigrated, migrateDatabase } from './migrate';
import { allMigrations } from './migrations/all';

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-copies-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

describeOnEachDatabase('migrating', (kind) => {
  it('changes nothing when the schema is up to date', async () => {
    const { database } = await testDatabase(kind);
    expect(await isMigrated(database)).toBe(true);
    expect(await migrateDatabase(database, await folder(), 0)).toEqual({ applied: [], copy: null });
  });

  it('refuses a database made by a newer program, and says what to do', async () => {
    const { database } = await testDatabase(kind);
    await database.kysely
      .withTables<{ schema_migration: { name: string; timestamp: string } }>()
      .insertInto('schema_migration')
      .values({ name: '9999-from-the-future', timestamp: new Date(0).toISOString() })
      .execute();
    await expect(migrateDatabase(database, await folder(), 0)).rejects.toThrow(
      /newer version of the program \(it knows 9999-from-the-future\)\. Nothing was changed/,
    );
  });

  it('copies an existing SQLite file before it changes it', async () => {
    const database = (await emptyDatabase(kind)).database;
    const migrations = allMigrations(database.support);
    const [before, last] = Object.keys(migrations).slice(-2);
    const migrator = new Migrator({
      db: database.kysely,
      provider: { getMigrations: async () => migrations },
      migrationTableName: 'schema_migration',
      migrationLockTableName: 'schema_migration_lock',
    });
    const { error } = await migrator.migrateTo(before ?? '');
    expect(error).toBeUndefined();
    const copies = await folder();
    const report = await migrateDatabase(database, copies, 0);
    expect(report.applied).toEqual([last]);
    expect(await readdir(copies)).toHaveLength(kind === 'sqlite' ? 1 : 0);
    expect(await isMigrated(database)).toBe(true);
  });
});

describeOnEachDatabase('accounts of a version that knew no OpenID', (kind) => {
  it('keep password and sessions, and may be without a password from then on', async () => {
    const database = (await emptyDatabase(kind)).database;
    const migrations = allMigrations(database.support);
    const names = Object.keys(migrations);
    const migrator = new Migrator({
      db: database.kysely,
      provider: { getMigrations: async () => migrations },
      migrationTableName: 'schema_migration',
      migrationLockTableName: 'schema_migration_lock',
    });
    await migrator.migrateTo(names[names.indexOf('0015-openid') - 1] ?? '');
    const account = { id: 'a', email: 'a@example.org', name: 'A', role: 'admin', created_at: 0 };
    const session = { id: 's', account_id: 'a', created_at: 0, last_seen_at: 0, expires_at: 1 };
    await database.kysely
      .insertInto('account')
      .values({ ...account, password_hash: 'its hash' })
      .execute();
    await database.kysely.insertInto('session').values(session).execute();
    await migrateDatabase(database, await folder(), 0);
    const db = database.kysely;
    expect(await db.selectFrom('account').select(['id', 'password_hash']).execute()).toEqual([
      { id: 'a', password_hash: 'its hash' },
    ]);
    expect(await db.selectFrom('session').select('account_id').execute()).toEqual([{ account_id: 'a' }]);
    await db
      .insertInto('account')
      .values({ ...account, id: 'b', email: 'b@example.org', password_hash: null })
      .execute();
    await expect(
      db
        .insertInto('account')
        .values({ ...account, id: 'c', password_hash: null })
        .execute(),
    ).rejects.toThrow(/unique/i);
  });
});
