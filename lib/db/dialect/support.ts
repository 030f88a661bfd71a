import type {
  ColumnDataType,
  ColumnDefinitionBuilder,
  CreateTableBuilder,
  Kysely,
  RawBuilder,
  SqlBool,
} from 'kysely';
import type { LiveTopic } from '@/lib/domain/live';

/**
 * What the two databases do differently, said once. Code asks for the ability, never for the name of the database.
 * `sqlite.ts` and `postgres.ts` mirror each other.
 */
export interface DialectSupport {
  readonly name: 'sqlite' | 'postgres';
  /** `select … for update` exists (on SQLite a transaction that writes already excludes every other). */
  readonly rowLocks: boolean;
  /** The most values one statement may bind. */
  readonly maxParameters: number;
  /** One parameter can be a whole list, which `unnest` makes rows of. */
  readonly bindsLists: boolean;
  readonly blobType: ColumnDataType;
  /** The database's own clock in epoch milliseconds: one clock for all instances, whatever theirs say. */
  readonly now: RawBuilder<number>;
  /** A 64-bit key that counts up by itself. */
  readonly identityType: ColumnDataType;
  identity(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Whether a text column that holds a JSON object has that key, and the object without it. */
  hasJsonKey(column: string, key: string): RawBuilder<SqlBool>;
  withoutJsonKey(column: string, key: string): RawBuilder<string>;
  /** The text under a key of a column that holds JSON; null when there is none. It compares byte by byte. */
  jsonText(column: RawBuilder<unknown>, key: string): RawBuilder<unknown>;
  /** The same where the JSON has a whole number. */
  jsonInteger(column: RawBuilder<unknown>, key: string): RawBuilder<unknown>;
  /** What `jsonText` gives for true and false. */
  jsonBoolean(value: boolean): string | number;
  /** Whether a text contains another. */
  contains(text: RawBuilder<unknown>, part: string): RawBuilder<SqlBool>;
  /** In `create index`: saves go on while it is made, where the database can. */
  readonly concurrently: RawBuilder<unknown>;
  /** The database keeps statistics of an expression apart from its index, and does not use those of an index for some rows only. */
  readonly expressionStatistics: boolean;
  /** Names a row's place in its table, good until the transaction ends; null where a table has no such places. */
  readonly rowAddress: RawBuilder<string> | null;
  /** In `create index`: empty values stand before all others. */
  readonly emptyFirst: RawBuilder<unknown>;
  /** Keeps long texts of a column as they are, where the database would compress each on its way in. */
  storePlain(db: Kysely<unknown>, table: string, column: string): Promise<void>;
  /** A key is given out in the order in which transactions end, and one that was given out never goes unused. */
  readonly gaplessIdentity: boolean;
  /** Stores a table in the order of its primary key, where the database can. */
  clustered<T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C>;
  /** A bound whole number where nothing around it says what it is. */
  wholeNumber(value: number): RawBuilder<number>;
  /** Makes a trigger that refuses what a rule does not allow. */
  refuseUnless(db: Kysely<unknown>, rule: RowRule): Promise<void>;
  /** Makes a trigger that notes a change in the change table of the live feed. */
  noteChange(db: Kysely<unknown>, change: NotedChange): Promise<void>;
}

/** A change that people who look on are to be told of. */
export interface NotedChange {
  table: string;
  act: 'insert' | 'update' | 'delete';
  /** Over `old` and `new`, in words both databases understand; every row when it is left out. */
  when?: string;
  topic: LiveTopic;
  /** An expression over `old` and `new`: what the topic's key names. */
  key: string;
}

/** Where triggers for the same act of the same table, which both databases name, would else be called the same. */
export function noteName({ table, act, topic }: NotedChange): string {
  return `${table}_${act}_${topic}_live`;
}

/** A rule the database itself keeps: rows are changed or removed only where the condition holds. */
export interface RowRule {
  table: string;
  act: 'update' | 'delete';
  /** Over `old` and `new`, in words both databases understand; where it is null, the act is refused. */
  condition: string;
  message: string;
}

/** An open database: the query builder, what it supports, and how to copy and close it. */
export interface OpenDialect<S> {
  kysely: Kysely<S>;
  /**
   * The same database, whose transactions do not wait for the disk when they commit: a later commit of the other takes them there with
   * it. The program may die in between; a machine that loses its power may lose them, never without what was committed after them.
   */
  unhurried: Kysely<S>;
  support: DialectSupport;
  /** Copies the whole database to `file`; undefined where that is the operator's own job (PostgreSQL). */
  copyTo: ((file: string) => Promise<void>) | undefined;
  /** Hears what the database says on a channel; undefined where it says nothing and has to be asked. */
  listen: Listen | undefined;
  /**
   * Whether it says anything at all, asked past those who use its connections: one that does is busy when they are all in use.
   * @returns within two seconds; an error is no answer.
   */
  isThere: () => Promise<boolean>;
}

/**
 * Hears a channel on a connection of its own. `onHint` is called for everything said, `onLost` once when the connection is gone.
 * @returns what ends it.
 */
export type Listen = (
  channel: string,
  heard: { onHint: () => void; onLost: () => void },
) => Promise<() => Promise<void>>;
