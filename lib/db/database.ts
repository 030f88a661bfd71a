import type { Kysely, Transaction } from 'kysely';
import type { Settings } from '@/lib/config/settings';
import { openPostgres, type PostgresOptions } from './dialect/postgres';
import { openSqlite } from './dialect/sqlite';
import type { DialectSupport, OpenDialect } from './dialect/support';
import { tellingOnCommit } from './on-commit';
import type { Schema } from './schema';

/** A handle that runs queries: the database itself, or a transaction of it. */
export type Queryable = Kysely<Schema> | Transaction<Schema>;

/** The open database of this process. */
export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly support: DialectSupport;
  readonly copyTo: OpenDialect<Schema>['copyTo'];
  readonly listen: OpenDialect<Schema>['listen'];
  readonly isThere: OpenDialect<Schema>['isThere'];
  /** Runs `work` in one transaction; everything in it commits together or not at all. */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /**
   * The same, but the commit does not wait for the disk (`OpenDialect.unhurried`): only for what nobody has been told of, and nothing
   * outside this database has seen, until a transaction after it has committed.
   */
  unhurriedTransaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Reads in one snapshot: everything as it was at the first statement. Nobody who writes waits for it. */
  snapshot<T>(read: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the database the settings name. Nothing is read or migrated yet. */
export function openDatabase(settings: Settings['database'], options: PostgresOptions = {}): Database {
  const open =
    settings.kind === 'sqlite'
      ? openSqlite<Schema>(settings.file)
      : openPostgres<Schema>(settings.url, options);
  return {
    kysely: open.kysely,
    support: open.support,
    copyTo: open.copyTo,
    listen: open.listen,
    isThere: open.isThere,
    transaction: (work) => tellingOnCommit((inside) => open.kysely.transaction().execute(inside), work),
    unhurriedTransaction: (work) =>
      tellingOnCommit((inside) => open.unhurried.transaction().execute(inside), work),
    snapshot: (read) =>
      open.kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
    close: () => open.kysely.destroy(),
  };
}
