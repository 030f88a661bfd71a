import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { isLocked, type SqliteTurns } from './sqlite-turns';

/** Prepared statements kept for reuse; past this the oldest goes. */
const KEPT_STATEMENTS = 300;

/** A statement that takes the write lock at once, by its first words; any other is tried before it waits. */
const WRITES = /^\s*(insert|update|delete|replace|begin immediate|create|drop|alter)\b/i;

/** Kysely's connection over a synchronous SQLite driver. Statements are prepared once and kept. */
export class SqliteConnection implements DatabaseConnection {
  private readonly statements = new Map<string, { statement: StatementSyncInstance; reads: boolean }>();

  constructor(
    private readonly database: DatabaseSyncInstance,
    private readonly turns: SqliteTurns,
  ) {}

  /** Outside a transaction (`begin` is, too) a statement that finds the file locked has done nothing, so it is tried again. */
  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const mayWait = !this.database.isTransaction;
    const wait = () => this.turns.untilUnlocked(() => this.run<R>(query));
    if (mayWait && this.turns.isAwaited && WRITES.test(query.sql)) return wait();
    try {
      return Promise.resolve(this.run<R>(query));
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
