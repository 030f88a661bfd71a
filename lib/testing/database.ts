import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, inject, onTestFinished } from 'vitest';
import type { Settings } from '@/lib/config/settings';
import { useAuditKey } from '@/lib/audit/audit-key';
import { openDatabase, type Database } from '@/lib/db/database';
import { markedKey } from './canary';
import { expectActivityWithoutSecret } from './expect-no-secret';
import { expectNoSecretInFiles } from './kept-files';
import { runOnPostgres } from './postgres-admin';
import { TEMPLATE_DATABASE } from './template-database';

/** What the activity of tests is signed with. */
export const TEST_AUDIT_KEY = Buffer.from(markedKey('8'), 'hex');

export type DatabaseKind = 'sqlite' | 'postgres';

/** A migrated, empty database of this test's own. `open` opens it once more, as another instance would. */
export interface TestDatabase {
  settings: Settings['database'];
  database: Database;
  open(): Database;
}

/** Declares the same tests once for SQLite (a real file) and once for PostgreSQL (a real server). */
export function describeOnEachDatabase(name: string, tests: (kind: DatabaseKind) => void): void {
  describe.each<DatabaseKind>(['sqlite', 'postgres'])(`${name} (%s)`, (kind) => {
    tests(kind);
  });
}

/** Makes a migrated database; it is closed and removed when the current test ends. */
export async function testDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const settings = kind === 'sqlite' ? await copyOfSqlite() : await copyOfPostgres();
  const opened: Database[] = [];
  const open = (): Database => {
    const database = openDatabase(settings, { poolSize: 5 });
    useAuditKey(database.kysely, TEST_AUDIT_KEY);
    opened.push(database);
    return database;
  };
  onTestFinished(async () => {
    await expectNoSecretKept(settings);
    await Promise.all(opened.map((database) => database.close()));
    await remove(settings);
  });
  return { settings, database: open(), open };
}

/** A database of this test's own without a single table. */
export async function emptyDatabase(
  kind: DatabaseKind,
): Promise<{ settings: Settings['database']; database: Database }> {
  const { database, settings } = await testDatabase(kind);
  if (settings.kind === 'postgres') {
    await sql`drop schema public cascade`.execute(database.kysely);
    await sql`create schema public`.execute(database.kysely);
    return { settings, database };
  }
  const file = path.join(path.dirname(settings.file), 'empty.db');
  const empty = openDatabase({ kind: 'sqlite', file });
  onTestFinished(() => empty.close());
  return { settings: { kind: 'sqlite', file }, database: empty };
}

/** Whatever a test did, the activity log of it holds no secret, and nothing in a file is written in the clear that was given. */
async function expectNoSecretKept(settings: Settings['database']): Promise<void> {
  const database = openDatabase(settings, { poolSize: 1 });
  try {
    await expectActivityWithoutSecret(database.kysely);
  } finally {
    await database.close();
  }
  if (settings.kind === 'sqlite') expectNoSecretInFiles(path.dirname(settings.file));
}

async function copyOfSqlite(): Promise<Settings['database']> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-test-'));
  const file = path.join(folder, 'console.db');
  await copyFile(inject('sqliteTemplate'), file);
  return { kind: 'sqlite', file };
}

async function copyOfPostgres(): Promise<Settings['database']> {
  const baseUrl = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnPostgres(`${baseUrl}/postgres`, `create database ${name} template ${TEMPLATE_DATABASE}`);
  return { kind: 'postgres', url: `${baseUrl}/${name}` };
}

async function remove(settings: Settings['database']): Promise<void> {
  if (settings.kind === 'sqlite') {
    await rm(path.dirname(settings.file), { recursive: true, force: true });
    return;
  }
  const name = new URL(settings.url).pathname.slice(1);
  await runOnPostgres(`${inject('postgresUrl')}/postgres`, `drop database ${name} with (force)`);
}
