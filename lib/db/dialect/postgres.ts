import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  sql,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type SqlBool,
} from 'kysely';
import { Client, DatabaseError, Pool, TypeOverrides } from 'pg';
import { LIVE_CHANNEL } from '@/lib/domain/live';
import { noteName, type DialectSupport, type Listen, type OpenDialect } from './support';

const INT8 = 20;

export const postgresSupport: DialectSupport = {
  name: 'postgres',
  rowLocks: true,
  maxParameters: 60_000,
  bindsLists: true,
  blobType: 'bytea',
  now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  identityType: 'bigint',
  identity: (column) => column.generatedByDefaultAsIdentity().primaryKey(),
  hasJsonKey: (column, key) => sql<SqlBool>`jsonb_exists(${sql.ref(column)}::jsonb, ${key})`,
  withoutJsonKey: (column, key) => sql<string>`(${sql.ref(column)}::jsonb - ${key}::text)::text`,
  jsonText: (column, key) => sql`((${column}::json ->> ${sql.lit(key)}) collate "C")`,
  jsonInteger: (column, key) => sql`((${column}::json ->> ${sql.lit(key)})::bigint)`,
  jsonBoolean: (value) => (value ? 'true' : 'false'),
  contains: (text, part) => sql<SqlBool>`(strpos(${text}, ${part}) > 0)`,
  concurrently: sql`concurrently`,
  expressionStatistics: true,
  rowAddress: sql<string>`ctid`,
  emptyFirst: sql`nulls first`,
  storePlain: async (db, table, column) => {
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set storage external`.execute(
      db,
    );
  },
  clustered: (table) => table,
  gaplessIdentity: false,
  wholeNumber: (value) => sql<number>`${value}::bigint`,
  refuseUnless: async (db, { table, act, condition, message }) => {
    const name = `${table}_${act}_rule`;
    const result = act === 'update' ? 'new' : 'old';
    const body = `begin if coalesce(${condition}, false) then return ${result}; end if; raise exception '${message}'; end`;
    await sql`create function ${sql.id(name)}() returns trigger language plpgsql as ${sql.lit(body)}`.execute(
      db,
    );
    const onTable = sql`on ${sql.table(table)}`;
    const call = sql`execute function ${sql.id(name)}()`;
    await sql`create trigger ${sql.id(name)} before ${sql.raw(act)} ${onTable} for each row ${call}`.execute(
      db,
    );
    if (act === 'update') return;
    // Emptying a table fires no trigger of its rows. There is no row then, so the same function refuses.
    const emptying = sql.id(`${table}_truncate_rule`);
    await sql`create trigger ${emptying} before truncate ${onTable} for each statement ${call}`.execute(db);
  },
  noteChange: async (db, change) => {
    const name = noteName(change);
    // What is said is heard once, when the transaction ends, however often it is said in it.
    const body = `begin insert into live_change (topic, key, at)
      values ('${change.topic}', ${change.key}, (extract(epoch from clock_timestamp()) * 1000)::bigint);
      perform pg_notify('${LIVE_CHANNEL}', ''); return null; end`;
    await sql`create function ${sql.id(name)}() returns trigger language plpgsql as ${sql.lit(body)}`.execute(
      db,
    );
    const condition = change.when === undefined ? sql`` : sql`when (${sql.raw(change.when)})`;
    await sql`
      create trigger ${sql.id(name)} after ${sql.raw(change.act)} on ${sql.table(change.table)}
      for each row ${condition} execute function ${sql.id(name)}()
    `.execute(db);
  },
};

export interface PostgresOptions {
  /** Connections of this instance. */
  poolSize?: number;
  /** Told when an idle connection is lost (the server restarted); the pool opens a new one by itself. */
  onConnectionLost?: (error: Error) => void;
}

/** Opens a pool to PostgreSQL. 64-bit integers arrive as JavaScript numbers (all of ours fit: times, counts, sequences). */
export function openPostgres<S>(url: string, options: PostgresOptions = {}): OpenDialect<S> {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, (text: string) => wholeNumber(text));
  const pool = new Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
    types,
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  const kysely = new Kysely<S>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    unhurried: new Kysely<S>({ dialect: new UnhurriedDialect(pool, kysely.getExecutor().adapter) }),
    support: postgresSupport,
    copyTo: undefined,
    listen: (channel, heard) => listen(url, channel, heard),
    isThere: () => isThere(url),
  };
}

class UnhurriedDialect extends PostgresDialect {
  /** @param adapter that of the database itself: what is kept for a database is found by it. */
  constructor(
    private readonly pool: Pool,
    private readonly adapter: DialectAdapter,
  ) {
    super({ pool });
  }

  override createAdapter(): DialectAdapter {
    return this.adapter;
  }

  override createDriver(): Driver {
    return new UnhurriedDriver({ pool: this.pool });
  }
}

class UnhurriedDriver extends PostgresDriver {
  /** In one message, so that it takes no longer. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin; set local synchronous_commit = off'));
  }
}

/** Half of it for the connection, half for the answer. */
const THERE_MS = 2_000;

async function isThere(url: string): Promise<boolean> {
  const half = THERE_MS / 2;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: half, query_timeout: half });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    // One that refuses has spoken: it has no connection left, or is just starting.
    return error instanceof DatabaseError;
  } finally {
    client.end().catch(() => {});
  }
}

async function listen(
  url: string,
  channel: string,
  { onHint, onLost }: Parameters<Listen>[1],
): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  let isListening = false;
  let isOver = false;
  // Until it listens, who asked is told by the rejection alone.
  const lose = (): void => {
    if (isOver || !isListening) return;
    isOver = true;
    client.end().catch(() => {});
    onLost();
  };
  client.on('notification', onHint);
  client.on('error', lose);
  client.on('end', lose);
  try {
    await client.connect();
    await client.query(`listen "${channel}"`);
    isListening = true;
  } catch (error) {
    isOver = true;
    client.end().catch(() => {});
    throw error;
  }
  return async () => {
    isOver = true;
    await client.end();
  };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new Error(`The database answered with an integer past 2^53: ${text}`);
  return value;
}
