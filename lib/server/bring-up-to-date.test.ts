import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Migrator, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { verifyActivity } from '@/lib/audit/verify';
import { keepSecrets } from '@/lib/config/kept-secrets';
import { parseSettings, type Settings } from '@/lib/config/settings';
import { openDatabase, type Database } from '@/lib/db/database';
import { isMigrated } from '@/lib/db/migrate';
import { allMigrations } from '@/lib/db/migrations/all';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { bringUpToDate } from './bring-up-to-date';
import { openActivity } from './open-activity';
import { openRuntime } from './open-runtime';

/** A database of the version before entries were signed, with three of them. */
async function oldInstall(kind: DatabaseKind): Promise<{ settings: Settings; database: Database }> {
  const made = await testDatabase(kind);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-old-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const place: Settings['database'] =
    made.settings.kind === 'sqlite'
      ? { kind: 'sqlite', file: path.join(dataDir, 'console.db') }
      : made.settings;
  if (kind === 'postgres') {
    await sql`drop schema public cascade`.execute(made.database.kysely);
    await sql`create schema public`.execute(made.database.kysely);
  }
  const database = kind === 'sqlite' ? openDatabase(place) : made.database;
  if (kind === 'sqlite') onTestFinished(() => database.close());
  await migrateTo(database, '0016-tokens');
  for (const at of [1, 2, 3])
    await database.kysely
      .insertInto('activity')
      .values({ ...ROW, at })
      .execute();
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  return { settings: { ...parseSettings(env), database: place }, database };
}

const ROW = {
  actor_kind: 'system',
  actor_name: 'x',
  verb: 'site.create',
  outcome: 'done',
  detail_json: '{}',
};

async function migrateTo(database: Database, name: string): Promise<void> {
  const migrations = allMigrations(database.support);
  const migrator = new Migrator({
    db: database.kysely,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  });
  const { error } = await migrator.migrateTo(name);
  expect(error).toBeUndefined();
}

/** What somebody who may change the schema can do: the log is as it was before the migration that signs. */
async function undoChain({ kysely, support }: Database): Promise<void> {
  for (const table of ['activity', 'activity_checkpoint']) {
    const on = support.name === 'sqlite' ? sql`` : sql`on ${sql.table(table)}`;
    for (const act of support.name === 'sqlite' ? ['update', 'delete'] : ['update', 'delete', 'truncate'])
      await sql`drop trigger ${sql.id(`${table}_${act}_rule`)} ${on}`.execute(kysely);
    if (support.name === 'postgres')
      for (const act of ['update', 'delete'])
        await sql`drop function ${sql.id(`${table}_${act}_rule`)}()`.execute(kysely);
  }
  const indexes = ['sequence', 'signature', 'unsealed', 'at', 'actor', 'verb', 'target_at'];
  for (const name of indexes) await sql`drop index ${sql.id(`activity_${name}`)}`.execute(kysely);
  for (const column of ['signature', 'sequence', 'chain'])
    await sql`alter table activity drop column ${sql.id(column)}`.execute(kysely);
  await sql`drop table activity_checkpoint`.execute(kysely);
  await sql`update activity set actor_name = 'Nobody'`.execute(kysely);
  await sql`delete from schema_migration where name >= '0017'`.execute(kysely);
}

describeOnEachDatabase('the activity log of a version that signed nothing', (kind) => {
  it('is let in by the migration, by `migrate` too, and never again', async () => {
    const { settings, database } = await oldInstall(kind);
    await expect(openActivity(settings)).rejects.toThrow('Bring the schema up to date first');
    expect(await isMigrated(database)).toBe(false);
    await bringUpToDate(database, settings);
    const { database: opened } = await openRuntime(settings);
    const seen = await verifyActivity(opened, keepSecrets(settings).auditKey);
    expect(seen).toMatchObject({ problem: null });
    await opened.close();
    expect((await stat(path.join(settings.dataDir, 'activity-chain-begun'))).mode & 0o777).toBe(0o600);

    await undoChain(database);
    await expect(openRuntime(settings)).rejects.toThrow('was begun already');
    expect(await isMigrated(database)).toBe(false);
  });

  it('is not let in by a start after it, which says so and goes on signing', async () => {
    const { settings, database } = await oldInstall(kind);
    await migrateTo(database, Object.keys(allMigrations(database.support)).at(-1) ?? '');
    const { database: opened, secrets } = await openRuntime(settings);
    expect((await verifyActivity(opened, secrets.auditKey)).problem).toContain(
      'beginning of the log is gone',
    );
    const signed = opened.kysely
      .selectFrom('activity')
      .select('signature')
      .where('signature', 'is not', null);
    expect(await signed.execute()).not.toEqual([]);
    await opened.close();
    await expect(stat(path.join(settings.dataDir, 'activity-chain-begun'))).rejects.toThrow('ENOENT');
  });
});
