import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely';
import { isLocked, type SqliteTurns } from './sqlite-turns';

/** Prepared statements kept for reuse; past this the oldest goes. */
const KEPT_STATEMENTS = 300;

/** Every commit is on disk before it is acknowledged. */
export const WAITS_FOR_DISK = 'pragma synchronous = FULL';
/** The log's next flush, by whichever commit, takes this one with it: the log is one file, written from front to back. */
const LEAVES_TO_THE_NEXT = 'pragma synchronous = NORMAL';

/** A statement that takes the write lock at once, by its first words; any other is tried before it waits. */
const WRITES = /^\s*(insert|update|delete|replace|begin immediate|create|drop|alter)\b/i;

/** Kysely's connection over a synchronous SQLite driver. Statements are prepared once and kept. */
export class SqliteConnection implements DatabaseConnection {
  /** The transaction that is open does not wait for the disk. */
  private isUnhurried = false;
  private readonly statements = new Map<string, { statement: StatementSyncInstance; reads: boolean }>();

  constructor(
    private readonly database: DatabaseSyncInstance,
    private readonly turns: SqliteTurns,
  ) {}

  /**
   * @param waitsForDisk where it need not, the setting is changed in the turn in which the transaction begins: until it ends nobody else
   * has the connection.
   */
  async begin(statement: string, waitsForDisk: boolean): Promise<void> {
    const query = CompiledQuery.raw(statement);
    if (waitsForDisk) {
      await this.executeQuery(query);
      return;
    }
    await this.inTurn(query.sql, () => {
      this.database.exec(LEAVES_TO_THE_NEXT);
      try {
        this.run(query);
      } catch (error) {
        this.database.exec(WAITS_FOR_DISK);
        throw error;
      }
      this.isUnhurried = true;
    });
  }

  async end(statement: 'commit' | 'rollback'): Promise<void> {
    try {
      await this.executeQuery(CompiledQuery.raw(statement));
    } finally {
      // A commit that failed may be followed by `rollback`, or have undone everything by itself.
      if (this.isUnhurried && !this.database.isTransaction) {
        this.database.exec(WAITS_FOR_DISK);
        this.isUnhurried = false;
      }
    }
  }

  /** Outside a transaction (`begin` is, too) a statement that finds the file locked has done nothing, so it is tried again. */
  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.inTurn(query.sql, () => this.run<R>(query));
  }

  private inTurn<T>(text: string, attempt: () => T): Promise<T> {
    const mayWait = !this.database.isTransaction;
    const wait = () => this.turns.untilUnlocked(attempt);
    if (mayWait && this.turns.isAwaited && WRITES.test(text)) return wait();
    try {
      return Promise.resolve(attempt());
    } catch (error) {
      if (isLocked(error) && mayWait) return wait();
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const statement = this.database.prepare(query.sql);
    for (const row of statement.iterate(...query.parameters)) {
      yield { rows: [row] };
    }
  }

  private run<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, reads } = this.prepared(query.sql);
    if (reads) return { rows: statement.all(...query.parameters) };
    const { changes, lastInsertRowid } = statement.run(...query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  private prepared(sql: string): { statement: StatementSyncInstance; reads: boolean } {
    const kept = this.statements.get(sql);
    if (kept !== undefined) return kept;
    const statement = this.database.prepare(sql);
    const entry = { statement, reads: statement.columns().length > 0 };
    if (this.statements.size >= KEPT_STATEMENTS) {
      const [oldest] = this.statements.keys();
      if (oldest !== undefined) this.statements.delete(oldest);
    }
    this.statements.set(sql, entry);
    return entry;
  }
}
