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
import { SqliteConnection, WAITS_FOR_DISK } from './sqlite-connection';
import { SqliteTurns } from './sqlite-turns';
import { noteName, type DialectSupport, type OpenDialect } from './support';

/** How long opening and closing the file wait for another process that has it; nobody is served at these moments. */
const EDGE_TIMEOUT_MS = 5000;

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
  const database = new DatabaseSync(file, { timeout: EDGE_TIMEOUT_MS });
  const { journal_mode: journal } = database.prepare('pragma journal_mode = WAL').get() as {
    journal_mode: string;
  };
  database.exec(WAITS_FOR_DISK);
  database.exec('pragma foreign_keys = ON');
  database.exec('pragma cache_size = -32000');
  // 16 MB of log before it is folded in: with SQLite's own 4 MB every fourth large commit waited for that.
  database.exec('pragma wal_autocheckpoint = 4000');
  // SQLite waits by stopping the whole process. From here on SqliteTurns waits, and everything else goes on. Where the file's place has no
  // shared memory, and so no WAL, a commit may have to wait as well, which cannot be begun anew.
  if (journal === 'wal') database.exec('pragma busy_timeout = 0');
  const turns = new SqliteTurns();
  const connection = new SqliteConnection(database, turns);
  const adapter = new OneTransactionAdapter();
  const open = (waitsForDisk: boolean) =>
    new Kysely<S>({
      dialect: {
        createAdapter: () => adapter,
        createDriver: () => new SqliteDriver({ database, turns, connection, waitsForDisk }),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    });
  const kysely = open(true);
  return {
    kysely,
    unhurried: open(false),
    support: sqliteSupport,
    copyTo: async (target) => {
      await kysely.executeQuery(CompiledQuery.raw('vacuum into ?', [target]));
    },
    listen: undefined,
    // It is in this process: whoever waits waits for others of it, or for another process.
    isThere: async () => true,
  };
}

/** SQLite undoes changes of the schema with their transaction, so an upgrade that is cut off leaves nothing behind. */
class OneTransactionAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** One connection, used by one caller at a time; a transaction takes the write lock as it begins. */
class SqliteDriver implements Driver {
  constructor(
    private readonly open: {
      database: DatabaseSyncInstance;
      turns: SqliteTurns;
      connection: SqliteConnection;
      waitsForDisk: boolean;
    },
  ) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.open.turns.take();
    return this.open.connection;
  }

  async releaseConnection(): Promise<void> {
    this.open.turns.giveBack();
  }

  /**
   * `immediate`, because a transaction that first reads and then finds the file locked could not be tried again. One that only reads
   * takes no lock: its first statement begins a snapshot.
   */
  async beginTransaction(_one: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    const { connection, waitsForDisk } = this.open;
    await connection.begin(accessMode === 'read only' ? 'begin deferred' : 'begin immediate', waitsForDisk);
  }

  async commitTransaction(): Promise<void> {
    await this.open.connection.end('commit');
  }

  async rollbackTransaction(): Promise<void> {
    await this.open.connection.end('rollback');
  }

  async destroy(): Promise<void> {
    // The driver cannot finalize kept statements, and SQLite folds the log in only when none is left: so do it here.
    const { database } = this.open;
    database.exec(`pragma busy_timeout = ${EDGE_TIMEOUT_MS}`);
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
  }
}
