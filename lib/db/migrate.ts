import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Migrator, type MigrationInfo } from 'kysely';
import { AppError } from '@/lib/domain/errors';
import type { Database, Queryable } from './database';
import { allMigrations } from './migrations/all';

export interface MigrationReport {
  /** Names of the migrations that ran now. */
  applied: readonly string[];
  /** Where the database was copied to before anything changed; null when there was nothing to copy. */
  copy: string | null;
}

/**
 * Brings the schema up to date. Before the first change an existing SQLite file is copied to `copyDir`.
 * `beginActivity` is called when the activity log becomes one that is chained, and never again.
 * @throws AppError `unavailable` when the database was made by a newer program, or a migration fails (nothing is kept of it).
 */
export async function migrateDatabase(
  database: Database,
  copyDir: string,
  now: number,
  beginActivity?: (db: Queryable) => Promise<void>,
): Promise<MigrationReport> {
  const migrations = allMigrations(database.support, beginActivity);
  const migrator = new Migrator({
    db: database.kysely,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  });
  await refuseNewerSchema(database, Object.keys(migrations));
  const pending = (await migrator.getMigrations()).filter((migration) => migration.executedAt === undefined);
  if (pending.length === 0) return { applied: [], copy: null };
  const copy = await copyBefore(database, pending, Object.keys(migrations).length, copyDir, now);
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new AppError('unavailable', 'The database could not be brought up to date; nothing was changed.', {
      cause: error,
    });
  }
  return { applied: (results ?? []).map((result) => result.migrationName), copy };
}

/** True when every migration of this program has run. */
export async function isMigrated(database: Database): Promise<boolean> {
  const applied = await appliedNames(database);
  return Object.keys(allMigrations(database.support)).every((name) => applied.includes(name));
}

/** True when there is an activity log, and the migration that makes it a chain has yet to run. */
export async function isBeforeActivityChain(database: Database): Promise<boolean> {
  const applied = await appliedNames(database);
  return applied.includes('0003-access') && !applied.includes('0017-activity-chain');
}

async function refuseNewerSchema(database: Database, known: readonly string[]): Promise<void> {
  const newer = (await appliedNames(database)).filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new AppError(
      'unavailable',
      `This database was made by a newer version of the program (it knows ${newer.join(', ')}). Nothing was changed; start that version, or restore the copy made before the upgrade.`,
    );
  }
}

async function appliedNames(database: Database): Promise<string[]> {
  const tables = await database.kysely.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'schema_migration')) return [];
  const rows = await database.kysely
    .withTables<{ schema_migration: { name: string } }>()
    .selectFrom('schema_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}

async function copyBefore(
  database: Database,
  pending: readonly MigrationInfo[],
  total: number,
  copyDir: string,
  now: number,
): Promise<string | null> {
  const isNew = pending.length === total;
  if (isNew || database.copyTo === undefined) return null;
  mkdirSync(copyDir, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const file = path.join(copyDir, `before-${pending[0]?.name ?? 'migration'}-${stamp}.db`);
  if (existsSync(file)) return file;
  await database.copyTo(file);
  return file;
}
