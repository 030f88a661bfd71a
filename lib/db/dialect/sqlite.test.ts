import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import { holdWriteLock } from '@/lib/testing/hold-write-lock';
import type { Database } from '../database';
import { explainDatabaseError } from '../database-error';

const write = ({ kysely }: Pick<Database, 'kysely'>, name: string) =>
  kysely.insertInto('setting').values({ name, value_json: '1' }).execute();

const names = async ({ kysely }: Database) =>
  (await kysely.selectFrom('setting').select('name').orderBy('name').execute()).map(({ name }) => name);

it('lets others read while some wait for the write lock that another process has', async () => {
  const { database, open } = await testDatabase('sqlite');
  const unlock = await holdWriteLock(open());
  const ended: string[] = [];
  const wait = (name: string, work: Promise<unknown>) =>
    work.then(
      () => ended.push(name),
      () => ended.push(`${name} failed`),
    );
  const waiting = [
    wait('statement', write(database, 'statement')),
    wait(
      'transaction',
      database.transaction(async (kysely) => write({ kysely }, 'transaction')),
    ),
    wait('next statement', write(database, 'next statement')),
  ];
  for (let read = 0; read < 20; read += 1) expect(await names(database)).toEqual([]);
  expect(await database.snapshot((trx) => trx.selectFrom('setting').selectAll().execute())).toEqual([]);
  expect(ended).toEqual([]);
  // Whoever waits in SQLite itself stops the whole process for it.
  const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(database.kysely);
  expect(rows).toEqual([{ timeout: 0 }]);
  await unlock();
  await Promise.all(waiting);
  expect(ended).toEqual(['statement', 'transaction', 'next statement']);
  expect(await names(database)).toEqual(['next statement', 'statement', 'transaction']);
});

it('tells whoever waited too long that the file is locked, changed nothing, and goes on afterwards', async () => {
  const { database, open } = await testDatabase('sqlite');
  const unlock = await holdWriteLock(open());
  let begun = 0;
  const failures = await Promise.all(
    [
      write(database, 'statement'),
      database.transaction(async (kysely) => {
        begun += 1;
        await write({ kysely }, 'transaction');
      }),
    ].map((work) => work.catch((error: unknown) => error)),
  );
  for (const failure of failures) expect(explainDatabaseError(failure)?.message).toContain('busy');
  expect(begun).toBe(0);
  await unlock();
  expect(await names(database)).toEqual([]);
  await database.transaction(async (kysely) => write({ kysely }, 'later'));
  expect(await names(database)).toEqual(['later']);
});

it('gives the lock to those who wait for it in the order they came, and to whoever comes later after them', async () => {
  const { database, open } = await testDatabase('sqlite');
  const unlock = await holdWriteLock(open());
  const ended: string[] = [];
  const wait = async (name: string, work: Promise<unknown>) => {
    await work;
    ended.push(name);
  };
  const begin = (name: string) =>
    wait(
      name,
      database.transaction(async (kysely) => write({ kysely }, name)),
    );
  const earlier = [begin('first'), wait('second', write(database, 'second'))];
  // Long enough that the one who asks for all rests between two questions.
  for (let read = 0; read < 20; read += 1) await names(database);
  await unlock();
  const later = [wait('third', write(database, 'third')), begin('fourth')];
  expect(await names(database)).not.toContain('third');
  await Promise.all([...earlier, ...later]);
  expect(ended).toEqual(['first', 'second', 'third', 'fourth']);
});
