import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { holdWriteLock } from '@/lib/testing/hold-write-lock';
import { waitsForDisk } from '@/lib/testing/waits-for-disk';
import type { Database, Queryable } from './database';

const write = (db: Queryable, name: string) =>
  db.insertInto('setting').values({ name, value_json: '1' }).execute();

const names = async ({ kysely }: Database) =>
  (await kysely.selectFrom('setting').select('name').orderBy('name').execute()).map(({ name }) => name);

describeOnEachDatabase('whether a commit waits for the disk', (kind) => {
  it('every one does, but for that of an unhurried transaction', async () => {
    const { database } = await testDatabase(kind);
    const { kysely, support } = database;
    const waits: boolean[] = [];
    const look = async (db: Queryable) => waits.push(await waitsForDisk(db, support));
    await look(kysely);
    await database.unhurriedTransaction(async (trx) => {
      await look(trx);
      await write(trx, 'unhurried');
    });
    await look(kysely);
    await database.transaction(look);
    expect(waits).toEqual([true, false, true, true]);
    expect(await names(database)).toEqual(['unhurried']);
  });

  it('is not what tells one database from another: what is kept for it is found in either', async () => {
    const { database } = await testDatabase(kind);
    const adapterOf = (db: Queryable) => db.getExecutor().adapter;
    const unhurried = await database.unhurriedTransaction(async (trx) => adapterOf(trx));
    expect(unhurried).toBe(adapterOf(database.kysely));
  });

  it('an unhurried one that is given up leaves nothing, and the next waits again', async () => {
    const { database } = await testDatabase(kind);
    const given = database.unhurriedTransaction(async (trx) => {
      await write(trx, 'given up');
      throw new Error('stopped on purpose');
    });
    await expect(given).rejects.toThrow('stopped on purpose');
    expect(await database.transaction((trx) => waitsForDisk(trx, database.support))).toBe(true);
    expect(await names(database)).toEqual([]);
  });
});

it('whoever has the connection while an unhurried one waits for another process waits for the disk', async () => {
  const { database, open } = await testDatabase('sqlite');
  const unlock = await holdWriteLock(open());
  const waiting = database.unhurriedTransaction((trx) => waitsForDisk(trx, database.support));
  for (let read = 0; read < 20; read += 1)
    expect(await waitsForDisk(database.kysely, database.support)).toBe(true);
  await unlock();
  expect(await waiting).toBe(false);
  expect(await waitsForDisk(database.kysely, database.support)).toBe(true);
});

it('one whose commit is refused is undone, and the next waits again', async () => {
  const { database } = await testDatabase('sqlite');
  await insertSiteAndQueue(ledgerContext(database), {
    baseUrl: 'http://127.0.0.1:1',
    credentials: UNUSED_CREDENTIALS,
  });
  const refused = database.unhurriedTransaction(async (trx) => {
    await sql`pragma defer_foreign_keys = on`.execute(trx);
    await write(trx, 'undone');
    await sql`update queue set site_id = 'of nobody'`.execute(trx);
  });
  await expect(refused).rejects.toThrow(/FOREIGN KEY/i);
  expect(await names(database)).toEqual([]);
  expect(await waitsForDisk(database.kysely, database.support)).toBe(true);
});
