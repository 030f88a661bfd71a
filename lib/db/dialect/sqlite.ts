import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type TransactionSettings,
  sql,
  type SqlBool,
} from 'kysely';
import { SqliteConnection } from './sqlite-connection';
import { noteName, type DialectSupport, type OpenDialect } from './support';

/** How long a statement waits for another process (the command line beside the server) to let go of the file. */
const BUSY_TIMEOUT_MS = 5000;

export const sqliteSupport: DialectSupport = {
  name: 'sqlite',
  rowLocks: false,
  maxParameters: 32_000,
  bindsLists: false,
  blobType: 'blob',
  now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  identityType: 'integer',
  identity: (column) => column.primaryKey().autoIncrement(),
  hasJsonKey: (column, key) => sql<SqlBool>`json_type(${sql.ref(column)}, ${jsonPath(key)}) is not null`,
  withoutJsonKey: (column, key) => sql<string>`json_remove(${sql.ref(column)}, ${jsonPath(key)})`,
  jsonText: (column, key) => sql`(${column} ->> ${sql.lit(key)})`,
  jsonInteger: (column, key) => sql`(${column} ->> ${sql.lit(key)})`,
  jsonBoolean: (value) => (value ? 1 : 0),
  contains: (text, part) => sql<SqlBool>`(instr(${text}, ${part}) > 0)`,
  concurrently: sql``,
  expressionStatistics: false,
  rowAddress: null,
  // It is the database's own order.
  emptyFirst: sql``,
  // It packs nothing.
  storePlain: async () => {},
  clustered: (table) => table.modifyEnd(sql`without rowid`),
  gaplessIdentity: true,
  wholeNumber: (value) => sql<number>`${value}`,
  refuseUnless: async (db, { table, act, condition, message }) => {
    await sql`
      create trigger ${sql.id(`${table}_${act}_rule`)} before ${sql.raw(act)} on ${sql.table(table)}
      when not coalesce(${sql.raw(condition)}, false)
      begin select raise(abort, ${sql.lit(message)}); end
    `.execute(db);
  },
  noteChange: async (db, change) => {
    const condition = change.when === undefined ? sql`` : sql`when ${sql.raw(change.when)}`;
    await sql`
      create trigger ${sql.id(noteName(change))} after ${sql.raw(change.act)} on ${sql.table(change.table)} ${condition}
      begin insert into live_change (topic, key, at)
        values (${sql.lit(change.topic)}, ${sql.raw(change.key)}, ${sqliteSupport.now}); end
    `.execute(db);
  },
};

function jsonPath(key: string): string {
  return `$.${JSON.stringify(key)}`;
}

/**
 * Opens (or makes) a SQLite file: WAL, every commit on disk before it is acknowledged, foreign keys on. A new file is its owner's alone;
 * SQLite gives the log beside it the same mode.
 */
export function openSqlite<S>(file: string): OpenDialect<S> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  database.exec('pragma journal_mode = WAL');
  database.exec('pragma synchronous = FULL');
  database.exec('pragma foreign_keys = ON');
  database.exec('pragma cache_size = -32000');
  // 16 MB of log before it is folded in: with SQLite's own 4 MB every fourth large commit waited for that.
  database.exec('pragma wal_autocheckpoint = 4000');
  const kysely = new Kysely<S>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SqliteDriver(database),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return {
    kysely,
    support: sqliteSupport,
    copyTo: async (target) => {
      await kysely.executeQuery(CompiledQuery.raw('vacuum into ?', [target]));
    },
    listen: undefined,
  };
}

/** One connection, used by one caller at a time; a transaction takes the write lock as it begins. */
class SqliteDriver implements Driver {
  private readonly connection: SqliteConnection;
  private turn: Promise<void> = Promise.resolve();
  private giveBack: () => void = () => {};

  constructor(private readonly database: DatabaseSyncInstance) {
    this.connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.turn;
    let giveBack = () => {};
    this.turn = new Promise((resolve) => {
      giveBack = resolve;
    });
    await before;
    this.giveBack = giveBack;
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    this.giveBack();
  }

  /**
   * `immediate`, because a transaction that first reads and then writes could not be retried by SQLite's busy handler. One that
   * only reads takes no lock: its first statement begins a snapshot.
   */
  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(accessMode === 'read only' ? 'begin deferred' : 'begin immediate'),
    );
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    // The driver cannot finalize kept statements, and SQLite folds the log in only when none is left: so do it here.
    this.database.exec('pragma wal_checkpoint(truncate)');
    this.database.close();
  }
}
