import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database, Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { act, begun, KEY, tablesWithoutRules } from '@/lib/testing/activity-chain';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { findMissing } from './find-missing';
import { sealActivity } from './seal';
import { verifyActivity } from './verify';

/** Without a trace: where the database gives out every id, its counter is set back too. */
async function removeUnchained({ kysely, support }: Database): Promise<void> {
  const { rows } = await sql<{
    id: number;
  }>`delete from activity where sequence is null returning id`.execute(kysely);
  if (support.gaplessIdentity)
    await sql`update sqlite_sequence set seq = seq - ${rows.length} where name = 'activity'`.execute(kysely);
}

const namesOf = (missing: Awaited<ReturnType<typeof findMissing>>) => missing.map((row) => row.target_name);

const newest = ({ kysely }: { kysely: Queryable }) =>
  kysely.selectFrom('activity').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();

describeOnEachDatabase('an entry of the activity log that is removed before it is chained', (kind) => {
  it('is missed by the program that wrote it, which says so in the chain, and what it said', async () => {
    const { database } = await begun(kind);
    await tablesWithoutRules(database);
    await database.transaction((trx) => act(trx, 'in a transaction', 5));
    await act(database.kysely, 'by itself', 6);
    await removeUnchained(database);
    expect((await verifyActivity(database, KEY)).problem).toBeNull();
    expect(namesOf(await findMissing(database, 7000))).toEqual(['in a transaction', 'by itself']);
    expect(await findMissing(database, 8000)).toEqual([]);
    const told = await newest(database);
    expect(told).toMatchObject({ verb: 'activity.miss', at: 7000, sequence: null });
    expect(readJson(told.detail_json)).toMatchObject({
      missing: { at: new Date(6).toISOString(), verb: 'queue.settings', target_name: 'by itself' },
    });
    await sealActivity(database, KEY);
    const seen = await verifyActivity(database, KEY);
    expect(seen).toMatchObject({ proven: 2, missed: 2 });
    expect(seen.problem).toContain('Entry #1 (1970-01-01T00:00:07.000Z) says that another was gone');
    expect((await verifyActivity(database, KEY, { knownTo: 1 })).problem).toContain('Entry #2');
    expect(await verifyActivity(database, KEY, { knownTo: 2 })).toMatchObject({ problem: null, missed: 2 });
  });

  it('is missed as well when it is the one that tells of another', async () => {
    const { database } = await begun(kind);
    await tablesWithoutRules(database);
    await act(database.kysely, 'first');
    await removeUnchained(database);
    await findMissing(database, 1);
    await removeUnchained(database);
    expect((await findMissing(database, 2)).map((row) => row.verb)).toEqual(['activity.miss']);
  });
});

describeOnEachDatabase('an entry of the activity log that is there', (kind) => {
  it('is not missed, before it is chained and after; nor one that was never committed', async () => {
    const { database } = await begun(kind);
    await act(database.kysely, 'by itself');
    await database.unhurriedTransaction((trx) => act(trx, 'unhurried'));
    const undone = database.transaction(async (trx) => {
      await act(trx, 'undone');
      throw new Error('stopped on purpose');
    });
    await expect(undone).rejects.toThrow('stopped on purpose');
    expect(await findMissing(database, 1)).toEqual([]);
    await sealActivity(database, KEY);
    expect(await findMissing(database, 2)).toEqual([]);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, proven: 2, missed: 0 });
  });

  it('is let go of once it is chained: it may be removed by age then', async () => {
    const { database } = await begun(kind);
    await tablesWithoutRules(database);
    await act(database.kysely, 'chained');
    await sealActivity(database, KEY);
    await findMissing(database, 1);
    await sql`delete from activity`.execute(database.kysely);
    expect(await findMissing(database, 2)).toEqual([]);
  });

  it('is not missed while its transaction is under way', async () => {
    const { database } = await begun(kind);
    const missing = await database.transaction(async (trx) => {
      await act(trx, 'under way');
      return findMissing({ ...database, kysely: kind === 'sqlite' ? trx : database.kysely }, 1);
    });
    expect(missing).toEqual([]);
  });
});
