import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
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
    const { database } = await testDatabase(kind);
    const names = Object.keys(allMigrations(database.support));
    const last = names.at(-1) ?? '';
    await database.kysely.schema.dropTable('sign_in_failure').execute();
    for (const table of ['session', 'account', 'setup_code', 'activity', 'lease', 'setting'] as const) {
      await database.kysely.schema.dropTable(table).execute();
    }
    await database.kysely
      .withTables<{ schema_migration: { name: string } }>()
      .deleteFrom('schema_migration')
      .where('name', '=', last)
      .execute();
    const copies = await folder();
    const report = await migrateDatabase(database, copies, 0);
    expect(report.applied).toEqual([last]);
    expect(await readdir(copies)).toHaveLength(kind === 'sqlite' ? 1 : 0);
    expect(await isMigrated(database)).toBe(true);
  });
});
