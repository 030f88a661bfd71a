import { expect, it, onTestFinished, vi } from 'vitest';
import type { Queryable } from '@/lib/db/database';
import { testDatabase } from '@/lib/testing/database';
import { ChangeLog } from './change-log';

async function note(db: Queryable, key: string): Promise<void> {
  await db.insertInto('live_change').values({ topic: 'queue', key, at: Date.now() }).execute();
}

it('finds a change whose transaction ends after one with a larger key was read (postgres)', async () => {
  const { database, open } = await testDatabase('postgres');
  const other = open();
  const log = new ChangeLog(database);
  await log.load();
  // What was loaded is old by now: nothing smaller is waited for beside it.
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  vi.advanceTimersByTime(60_000);
  const keys = async () => (await log.readNew()).map(({ key }) => key);
  await database.transaction(async (late) => {
    await note(late, 'late');
    await other.transaction((early) => note(early, 'early'));
    expect(await keys()).toEqual(['early']);
  });
  expect(await keys()).toEqual(['late']);
  expect(await keys()).toEqual([]);
});

it('finds one that was under way when everything was read (postgres)', async () => {
  const { database, open } = await testDatabase('postgres');
  await database.kysely.deleteFrom('live_change').execute();
  const log = new ChangeLog(database);
  await database.transaction(async (late) => {
    await note(late, 'late');
    await note(open().kysely, 'early');
    await log.load();
  });
  expect((await log.readNew()).map(({ key }) => key)).toEqual(['late']);
  expect(await log.readNew()).toEqual([]);
});
