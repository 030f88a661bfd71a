import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Migrator } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { letUnsignedIn } from '@/lib/audit/begin-chain';
import { sealActivity } from '@/lib/audit/seal';
import { verifyActivity } from '@/lib/audit/verify';
import type { Settings } from '@/lib/config/settings';
import { describeOnEachDatabase, emptyDatabase, TEST_AUDIT_KEY } from '@/lib/testing/database';
import { wordsOf } from '@/lib/testing/programs';
import type { Database } from './database';
import { isBeforeActivityChain, isMigrated, migrateDatabase } from './migrate';
import { allMigrations } from './migrations/all';

const ENTRIES = 50;

/** A database as the version before the chain left it, with entries in its log. */
async function makeOld(database: Database): Promise<void> {
  const migrations = allMigrations(database.support);
  const migrator = new Migrator({
    db: database.kysely,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  });
  expect((await migrator.migrateTo('0016-tokens')).error).toBeUndefined();
  const rows = Array.from({ length: ENTRIES }, (_, at) => ({
    at,
    actor_kind: 'cli',
    actor_name: 'Command line',
    verb: 'account.enable',
    outcome: 'done',
    detail_json: '{}',
  }));
  await database.kysely.insertInto('activity').values(rows).execute();
}

/** Upgrades in another process, and kills that in the middle. */
async function upgradeAndKill(settings: Settings['database'], copies: string): Promise<void> {
  const words = [...wordsOf('migrate-child'), JSON.stringify(settings), copies];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('stopped\n');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describeOnEachDatabase('an upgrade that is killed in the middle', (kind) => {
  it('leaves the database as it was, and the next start upgrades it', { timeout: 180_000 }, async () => {
    const copies = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-copies-'));
    onTestFinished(() => rm(copies, { recursive: true, force: true }));
    const { database, settings } = await emptyDatabase(kind);
    await makeOld(database);
    await upgradeAndKill(settings, copies);
    expect(await isBeforeActivityChain(database)).toBe(true);
    const columns = (await database.kysely.introspection.getTables())
      .find(({ name }) => name === 'activity')
      ?.columns.map(({ name }) => name);
    expect(columns).not.toContain('sequence');
    await migrateDatabase(database, copies, Date.now(), (db) =>
      letUnsignedIn(db, TEST_AUDIT_KEY, Date.now()),
    );
    expect(await isMigrated(database)).toBe(true);
    await sealActivity(database, TEST_AUDIT_KEY);
    expect(await verifyActivity(database, TEST_AUDIT_KEY)).toMatchObject({
      problem: null,
      proven: ENTRIES,
      unsigned: ENTRIES,
    });
  });
});
