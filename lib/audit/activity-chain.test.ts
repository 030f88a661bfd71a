import { sql } from 'kysely';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { act, acts, begun, KEY, tablesWithoutRules } from '@/lib/testing/activity-chain';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { TAMPERINGS } from '@/lib/testing/tamperings';
import { markedKey } from '@/lib/testing/canary';
import { beginChain, letUnsignedIn } from './begin-chain';
import { readActivityHead } from './read-head';
import { removeOldActivity } from './remove-old';
import { sealActivity } from './seal';
import { verifyActivity } from './verify';

const DAY = 24 * 60 * 60 * 1000;

describeOnEachDatabase('the activity log', (kind) => {
  it('lets nothing be changed or removed, by whichever statement', async () => {
    const { database } = await begun(kind);
    await acts(database, 3);
    await act(database.kysely, 'not sealed yet');
    const refused = [
      sql`update activity set outcome = 'failed'`,
      sql`update activity set outcome = 'failed' where sequence is null`,
      sql`update activity set outcome = 'failed', sequence = 4, chain = 'x' where sequence is null`,
      sql`update activity set sequence = 9 where sequence = 3`,
      sql`delete from activity`,
      sql`delete from activity where sequence is null`,
      sql`update activity_checkpoint set sequence = 3`,
      sql`delete from activity_checkpoint`,
      ...(kind === 'postgres' ? [sql`truncate activity`, sql`truncate activity_checkpoint`] : []),
    ];
    for (const statement of refused)
      await expect(statement.execute(database.kysely)).rejects.toThrow(
        /append-only|never changed|old|checkpoint/,
      );
    await sealActivity(database, KEY);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, proven: 4 });
  });

  it('proves entries whose transactions end in another order than they began, sealed by two at once', async () => {
    const { database, open } = await begun(kind);
    const other = kind === 'sqlite' ? database : open();
    const sealedFirst =
      kind === 'sqlite'
        ? 0
        : await database.transaction(async (trx) => {
            await act(trx, 'begun first');
            await act(other.kysely, 'ended first');
            return sealActivity(other, KEY);
          });
    expect(sealedFirst).toBe(kind === 'sqlite' ? 0 : 1);
    for (let index = 0; index < 20; index += 1) await act(database.kysely, `${index}`);
    await Promise.allSettled([sealActivity(database, KEY), sealActivity(other, KEY)]);
    await sealActivity(database, KEY);
    const seen = await verifyActivity(database, KEY);
    expect(seen).toMatchObject({ problem: null, unsealed: 0, proven: kind === 'postgres' ? 22 : 20 });
  });

  it('is proven again in any text that a name can be', async () => {
    const { database } = await begun(kind);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (name) => {
        await act(database.kysely, name);
      }),
      { numRuns: 60 },
    );
    await act(database.kysely, 'a\0b \uD800 end');
    await act(database.kysely, 'x'.repeat(10_000));
    await sealActivity(database, KEY);
    expect((await verifyActivity(database, KEY)).problem).toBeNull();
  });

  it('takes in entries from before there were signatures, and none after', async () => {
    const { database } = await testDatabase(kind);
    const row = {
      at: 1,
      actor_kind: 'system',
      actor_name: 'x',
      verb: 'site.create',
      outcome: 'done',
      detail_json: '{}',
    };
    for (let index = 0; index < 700; index += 1)
      await database.kysely.insertInto('activity').values(row).execute();
    await letUnsignedIn(database.kysely, KEY, 2);
    expect(await beginChain(database, KEY, 2)).toBe(true);
    expect(await sealActivity(database, KEY)).toBe(700);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, proven: 700, unsigned: 700 });
    await database.kysely.insertInto('activity').values(row).execute();
    expect((await verifyActivity(database, KEY)).problem).toContain('not one this program wrote');
    await sealActivity(database, KEY);
    expect((await verifyActivity(database, KEY)).problem).toContain('#701');
  });

  it('is refused at the start with another key, and proven by none', async () => {
    const { database } = await begun(kind);
    await acts(database, 2);
    const other = Buffer.from(markedKey('9'), 'hex');
    await expect(beginChain(database, other, 2)).rejects.toThrow('AUDIT_KEY');
    expect((await verifyActivity(database, other)).problem).not.toBeNull();
  });

  it('begins once with one key, when two start at the same time', async () => {
    const { database, open } = await testDatabase(kind);
    const starts = [beginChain(database, KEY, 1), beginChain(open(), Buffer.from(markedKey('9'), 'hex'), 1)];
    const ended = await Promise.allSettled(starts);
    expect(ended.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = ended.find((one) => one.status === 'rejected');
    expect(String(refused?.reason)).toContain('set the right AUDIT_KEY');
  });

  it('is not begun anew when proof and checkpoints are taken away', async () => {
    const { database } = await begun(kind);
    await acts(database, 3);
    await tablesWithoutRules(database);
    await TAMPERINGS['forgeBeginning']?.(database, 0);
    expect(await beginChain(database, KEY, 2)).toBe(false);
    await act(database.kysely, 'written after');
    expect(await sealActivity(database, KEY)).toBe(0);
    expect((await verifyActivity(database, KEY)).problem).toContain('beginning of the log is gone');
  });

  it('is proven as it was at one moment, while entries are chained and old ones removed', async () => {
    const { database, open } = await begun(kind);
    await acts(database, 2001);
    await act(database.kysely, 'not chained yet');
    const other = open();
    let rounds = 0;
    const onProgress = async () => {
      rounds += 1;
      await sealActivity(other, KEY);
      await removeOldActivity(other, { key: KEY, now: 41 * DAY, keepMs: 30 * DAY });
    };
    const seen = await verifyActivity(database, KEY, { onProgress });
    expect(seen).toMatchObject({ problem: null, proven: 2001, unsealed: 1, removed: 0, unusedIds: 0 });
    expect(rounds).toBe(2);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, removed: 2002 });
  });

  it('says so when entries wait for their place for long', async () => {
    const { database } = await begun(kind);
    await act(database.kysely, 'waits', 1000);
    expect((await verifyActivity(database, KEY, { now: 61_000 })).problem).toBeNull();
    expect((await verifyActivity(database, KEY, { now: 61_001 })).problem).toContain('not in the chain');
    await sealActivity(database, KEY);
    expect((await verifyActivity(database, KEY, { now: 61_001 })).problem).toBeNull();
  });

  it('compares a head at a cut, and says that one before it was not checked', async () => {
    const { database } = await begun(kind);
    await acts(database, 3);
    const early = await readActivityHead(database.kysely);
    await acts(database, 3);
    const atCut = await readActivityHead(database.kysely);
    if (early === null || atCut === null) throw new Error('nothing was sealed');
    await removeOldActivity(database, { key: KEY, now: 41 * DAY, keepMs: 30 * DAY });
    await sealActivity(database, KEY);
    const verified = (kept: typeof atCut) => verifyActivity(database, KEY, { kept });
    expect(await verified(atCut)).toMatchObject({ problem: null, notChecked: null });
    expect((await verified({ ...atCut, chain: 'ab'.repeat(32) })).problem).toContain('#6 is another one');
    expect(await verified(early)).toMatchObject({
      problem: null,
      notChecked: expect.stringContaining('#3 lies before the cut at #6'),
    });
  });

  it('removes what is old, and stays provable from the cut', async () => {
    const { database } = await begun(kind);
    await acts(database, 30, 1000);
    await acts(database, 5, 40 * DAY);
    await acts(database, 1, 2000);
    const head = await readActivityHead(database.kysely);
    const removal = { key: KEY, now: 41 * DAY, keepMs: 30 * DAY };
    expect(await removeOldActivity(database, { ...removal, keepMs: null })).toBe(0);
    expect(await removeOldActivity(database, removal)).toBe(30);
    expect(await removeOldActivity(database, removal)).toBe(0);
    await sealActivity(database, KEY);
    const seen = await verifyActivity(database, KEY, { kept: head ?? undefined });
    expect(seen).toMatchObject({ problem: null, removed: 30, proven: 7 });
    await removeOldActivity(database, { ...removal, now: 100 * DAY });
    expect(
      (await database.kysely.selectFrom('activity').selectAll().execute()).map((row) => row.verb),
    ).toEqual(['activity.purge']);
    await sealActivity(database, KEY);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, removed: 37, proven: 1 });
  });

  it('goes on with a removal that was cut off', async () => {
    const { database } = await begun(kind);
    await acts(database, 30);
    const stopped = AbortSignal.abort();
    const removal = { key: KEY, now: 41 * DAY, keepMs: 30 * DAY };
    expect(await removeOldActivity(database, removal, stopped)).toBe(0);
    await sealActivity(database, KEY);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, removed: 30, proven: 1 });
    expect(await removeOldActivity(database, removal)).toBe(30);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, removed: 30, proven: 1 });
  });
});
