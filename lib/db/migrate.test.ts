import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Migrator, sql } from 'kysely';
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
    const { database } = await emptyDatabase(kind);
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

describeOnEachDatabase('the history of a version that knew no days', (kind) => {
  it('is taken over, with days of the site’s zone and sums of the site', async () => {
    const { database } = await emptyDatabase(kind);
    const migrations = allMigrations(database.support);
    const names = Object.keys(migrations);
    const migrator = new Migrator({
      db: database.kysely,
      provider: { getMigrations: async () => migrations },
      migrationTableName: 'schema_migration',
      migrationLockTableName: 'schema_migration_lock',
    });
    await migrator.migrateTo(names[names.indexOf('0019-history') - 1] ?? '');
    const { kysely: db } = database;
    await sql`insert into engine_setting (name, value_json) values ('time-zone', '"America/New_York"')`.execute(
      db,
    );
    await sql`insert into site (id, name, kind, base_url, created_at) values ('s', 'S', 'remote', 'x', 0)`.execute(
      db,
    );
    for (const id of ['a', 'b'])
      await sql`insert into queue (id, site_id, queue_uuid, name, extra_fields_json, polled_by, created_at)
        values (${id}, 's', ${id}, 'Q', '[]', 'nobody', 0)`.execute(db);
    const point = async (
      tier: string,
      queue: string,
      at: number,
      [queued, processed]: [number | null, number],
    ) =>
      sql`insert into history_point (tier, queue_id, at, queued, processing, oldest_age_ms, processed, failed)
        values (${tier}, ${queue}, ${at}, ${queued}, null, 61000, ${processed}, 1)`.execute(db);
    // The day clocks go forward in New York: it begins at 5:00 UTC and is 23 hours long.
    const day = Date.UTC(2026, 2, 8, 5);
    await point('quarter', 'a', day - 900_000, [9, 100]);
    await point('quarter', 'a', day, [5, 1]);
    await point('quarter', 'a', day + 900_000, [2, 0]);
    await point('quarter', 'a', day + 23 * 3_600_000 - 900_000, [null, 2]);
    await point('quarter', 'a', day + 23 * 3_600_000, [8, 1000]);
    await point('quarter', 'b', day, [4, 4]);
    await point('quarter', 'b', day + 900_000, [6, 0]);
    // More than a column of the new table holds, and it did so already in the old one or does so as a sum.
    const past = 2 ** 31;
    await point('quarter', 'b', day + 24 * 3_600_000, [past, past]);
    await point('quarter', 'b', day + 25 * 3_600_000, [1, past]);
    await point('minute', 'a', day + 60_000, [3, 7]);
    await migrateDatabase(database, await folder(), 0);
    const slot = Date.UTC(2026, 2, 8) / 86_400_000;
    const days = await db
      .selectFrom('queue_history')
      .selectAll()
      .where('tier', '=', 2)
      .orderBy('slot')
      .execute();
    expect(days.filter((row) => row.slot === slot)).toMatchObject([
      { queued: 5, processed: 3, entered: null, failed: 3, oldest_age_s: 61 },
      { queued: 6, processed: 4 },
    ]);
    expect(days.map((row) => row.processed)).toEqual([100, 3, 4, 1000, past - 1]);
    const sums = await db.selectFrom('site_history').selectAll().where('slot', '=', slot).execute();
    // The most at once: 5 and 4 in one quarter-hour, 2 and 6 in the next.
    expect(sums).toMatchObject([{ tier: 2, site_id: 's', queued: 9, queues: 2, processed: 7 }]);
    const minutes = await db.selectFrom('queue_history').selectAll().where('tier', '=', 0).execute();
    expect(minutes).toMatchObject([{ slot: day / 60_000 + 1, queued: 3, processed: 7, durations: null }]);
  });
});

describeOnEachDatabase('accounts of a version that knew no OpenID', (kind) => {
  it('keep password and sessions, and may be without a password from then on', async () => {
    const { database } = await emptyDatabase(kind);
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
