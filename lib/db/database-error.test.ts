import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { freePort } from '@/lib/testing/free-port';
import { openDatabase, type Database } from './database';
import { explainDatabaseError } from './database-error';

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const write = (database: Database) =>
  database.kysely.insertInto('setting').values({ name: 'a', value_json: '1' }).execute();

describeOnEachDatabase('a defect of ours', (kind) => {
  it('is not taken for a database that cannot work', async () => {
    const { database } = await testDatabase(kind);
    await write(database);
    const duplicate = await failureOf(write(database));
    expect(duplicate).toBeInstanceOf(Error);
    expect(explainDatabaseError(duplicate)).toBeUndefined();
    expect(explainDatabaseError(new TypeError('x is not a function'))).toBeUndefined();
    expect(explainDatabaseError('text')).toBeUndefined();
  });
});

describe('a database that cannot work at the moment', () => {
  it('is explained when another process writes to the SQLite file for long', async () => {
    const { database, open } = await testDatabase('sqlite');
    const other = open();
    const refused = await database.transaction(async () => failureOf(write(other)));
    expect(explainDatabaseError(refused)?.message).toContain('busy');
  });

  it('is explained when the SQLite file is read-only', async () => {
    const { database } = await testDatabase('sqlite');
    await sql`pragma query_only = 1`.execute(database.kysely);
    expect(explainDatabaseError(await failureOf(write(database)))?.message).toContain('read-only');
  });

  it('is explained when PostgreSQL ends the connection', async () => {
    const { database } = await testDatabase('postgres');
    const ended = await failureOf(
      sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.kysely),
    );
    expect(explainDatabaseError(ended)?.code).toBe('unavailable');
  });

  it('is explained when all connections to PostgreSQL are in use, and none becomes free in ten seconds', async () => {
    const { settings } = await testDatabase('postgres');
    const database = openDatabase(settings, { poolSize: 1 });
    const failure = await database.transaction(() => failureOf(write(database)));
    expect(explainDatabaseError(failure)?.message).toContain('all connections to it are in use');
    await database.close();
  });

  it('is explained when PostgreSQL does not answer', async () => {
    const url = `postgres://nobody:nothing@127.0.0.1:${await freePort()}/none`;
    const database = openDatabase({ kind: 'postgres', url });
    expect(explainDatabaseError(await failureOf(write(database)))?.message).toContain('connection');
    await database.close();
  });

  it.each([
    ['a password', (url: URL) => (url.password = 'wrong'), 'name or password'],
    ['a user', (url: URL) => (url.username = 'nobody'), 'name or password'],
    ['a database', (url: URL) => (url.pathname = '/missing'), 'no database of that name'],
  ])('is explained when PostgreSQL does not know %s', async (_what, change, words) => {
    const url = new URL(`${inject('postgresUrl')}/postgres`);
    change(url);
    const database = openDatabase({ kind: 'postgres', url: url.href });
    expect(explainDatabaseError(await failureOf(write(database)))?.message).toContain(words);
    await database.close();
  });
});
