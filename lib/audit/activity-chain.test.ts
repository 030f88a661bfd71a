import { sql } from 'kysely';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { readHead, writeHead, type ActivityHead } from '@/lib/domain/activity/head';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase, TEST_AUDIT_KEY, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { beginChain } from './begin-chain';
import { readActivityHead } from './read-head';
import { recordAct } from './record';
import { removeOldActivity } from './remove-old';
import { sealActivity } from './seal';
import { verifyActivity } from './verify';

const KEY = TEST_AUDIT_KEY;
const DAY = 24 * 60 * 60 * 1000;

async function begun(kind: DatabaseKind) {
  const made = await testDatabase(kind);
  await beginChain(made.database, KEY, 1);
  return made;
}

async function act(db: Database['kysely'], name: string, at = 1000): Promise<void> {
  await recordAct(db, {
    at,
    actor: { ...systemActor, name },
    verb: 'queue.settings',
    target: { kind: 'queue', id: 'q', name },
    outcome: 'done',
    detail: { name },
  });
}

async function acts(database: Database, count: number, at = 1000): Promise<void> {
  for (let index = 0; index < count; index += 1) await act(database.kysely, `act ${index}`, at + index);
  await sealActivity(database, KEY);
}

async function tablesWithoutRules(database: Database): Promise<void> {
  const names = ['activity_update_rule', 'activity_delete_rule', 'activity_checkpoint_update_rule', 'activity_checkpoint_delete_rule'];
  for (const name of names) {
    const table = name.replace(/_(update|delete)_rule$/, '');
    const on = database.support.name === 'sqlite' ? sql`` : sql`on ${sql.table(table)}`;
    await sql`drop trigger ${sql.id(name)} ${on}`.execute(database.kysely);
  }
}

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
    for (const statement of refused) await expect(statement.execute(database.kysely)).rejects.toThrow();
    await sealActivity(database, KEY);
    expect(await verifyActivity(database, KEY)).toMatchObject({ problem: null, proven: 4 });
  });

  it('proves entries whose transactions end in another order than they began, sealed by two at once', async () => {
    const { database, open } = await begun(kind);
    const other = kind === 'sqlite' ? database : open();
    if (kind === 'postgres') {
      await database.transaction(async (trx) => {
        await act(trx, 'begun first');
        await act(other.kysely, 'ended first');
        expect(await sealActivity(other, KEY)).toBe(1);
      });
    }
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
    const row = { at: 1, actor_kind: 'system', actor_name: 'x', verb: 'site.create', outcome: 'done', detail_json: '{}' };
    for (let index = 0; index < 700; index += 1) await database.kysely.insertInto('activity').values(row).execute();
    await beginChain(database, KEY, 2);
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
    const other = Buffer.alloc(32, 9);
    await expect(beginChain(database, other, 2)).rejects.toThrow('AUDIT_KEY');
    expect((await verifyActivity(database, other)).problem).not.toBeNull();
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
    expect((await database.kysely.selectFrom('activity').selectAll().execute()).map((row) => row.verb)).toEqual([
      'activity.purge',
    ]);
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

/** One way to tamper, at a place in the log (0 to 1). @returns whether anything was changed. */
type Tampering = (database: Database, place: number, head: ActivityHead) => Promise<boolean>;

async function idAt(database: Database, place: number): Promise<number> {
  const rows = await database.kysely.selectFrom('activity').select('id').orderBy('id').execute();
  return rows[Math.floor(place * rows.length)]?.id ?? 0;
}

const COLUMNS = ['actor_name', 'verb', 'target_name', 'outcome', 'detail_json', 'address', 'correlation_id'];

const TAMPERINGS: Record<string, Tampering> = {
  async edit(database, place) {
    const column = COLUMNS[Math.floor(place * COLUMNS.length)] ?? 'verb';
    await sql`update activity set ${sql.ref(column)} = 'tampered' where id = ${await idAt(database, place)}`.execute(database.kysely);
    return true;
  },
  async time(database, place) {
    await sql`update activity set at = at + 1 where id = ${await idAt(database, place)}`.execute(database.kysely);
    return true;
  },
  async delete(database, place) {
    await sql`delete from activity where id = ${await idAt(database, place)}`.execute(database.kysely);
    return true;
  },
  async cutEnd(database, place) {
    await sql`delete from activity where id >= ${await idAt(database, place)}`.execute(database.kysely);
    return true;
  },
  async cutBeginning(database, place) {
    await sql`delete from activity where id <= ${await idAt(database, place * 0.6)}`.execute(database.kysely);
    return true;
  },
  async empty(database) {
    await sql`delete from activity`.execute(database.kysely);
    return true;
  },
  async copy(database, place) {
    const id = await idAt(database, place);
    await sql`drop index activity_signature`.execute(database.kysely);
    await sql`
      insert into activity (at, actor_kind, actor_id, actor_name, address, verb, target_kind, target_id, target_name, outcome, detail_json, correlation_id, signature)
      select at, actor_kind, actor_id, actor_name, address, verb, target_kind, target_id, target_name, outcome, detail_json, correlation_id, signature
      from activity where id = ${id}`.execute(database.kysely);
    return true;
  },
  async insert(database) {
    await sql`insert into activity (at, actor_kind, actor_name, verb, outcome, detail_json) values (5, 'person', 'Nobody', 'job.finish', 'done', '{}')`.execute(
      database.kysely,
    );
    return true;
  },
  async insertSigned(database, place) {
    await sql`insert into activity (at, actor_kind, actor_name, verb, outcome, detail_json, signature) values (5, 'person', 'Nobody', 'job.finish', 'done', '{}', ${`forged ${place}`})`.execute(
      database.kysely,
    );
    return true;
  },
  async swap(database, place) {
    const [one, other] = await database.kysely
      .selectFrom('activity')
      .select(['id', 'sequence', 'chain'])
      .where('id', '>=', await idAt(database, place * 0.5))
      .orderBy('id')
      .limit(2)
      .execute();
    if (one === undefined || other === undefined) return false;
    await sql`drop index activity_sequence`.execute(database.kysely);
    await sql`update activity set sequence = ${other.sequence}, chain = ${other.chain} where id = ${one.id}`.execute(database.kysely);
    await sql`update activity set sequence = ${one.sequence}, chain = ${one.chain} where id = ${other.id}`.execute(database.kysely);
    return true;
  },
  async renumber(database, place) {
    await sql`update activity set id = ${100_000 + Math.floor(place * 100)} where id = ${await idAt(database, place)}`.execute(database.kysely);
    return true;
  },
  async forgeCheckpoint(database, place) {
    const id = await idAt(database, place);
    const row = await database.kysely.selectFrom('activity').select(['sequence', 'chain']).where('id', '=', id).executeTakeFirstOrThrow();
    await sql`insert into activity_checkpoint (sequence, chain, removed, unsigned_to, at, signature) values (${row.sequence}, ${row.chain}, 1, 0, 5, 'x')`.execute(database.kysely);
    await sql`delete from activity where id <= ${id}`.execute(database.kysely);
    return true;
  },
  async letUnsignedIn(database) {
    await sql`update activity_checkpoint set unsigned_to = 1000`.execute(database.kysely);
    return true;
  },
  async forgetCheckpoints(database) {
    await sql`delete from activity_checkpoint`.execute(database.kysely);
    return true;
  },
};

/** What is found only beside a head that was kept elsewhere: a log that ends earlier is a whole log. */
const CUTS_THE_END = new Set(['delete', 'cutEnd', 'empty']);

describeOnEachDatabase('tampering with the activity log', (kind) => {
  it.each(Object.keys(TAMPERINGS))('by %s is always found', { timeout: 120_000 }, async (name) => {
    const { database } = await begun(kind);
    await tablesWithoutRules(database);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 25 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.boolean(),
        async (count, place, sealAfter) => {
          await acts(database, count);
          const head = await readActivityHead(database.kysely);
          if (head === null) throw new Error('nothing was sealed');
          expect((await verifyActivity(database, KEY, { kept: head })).problem).toBeNull();
          const undone = new Error('undo');
          // Undone after each run, so that the next one begins with a log that is whole.
          await database
            .transaction(async (trx) => {
              const inside: Database = { ...database, kysely: trx, transaction: (work) => work(trx) };
              if (!(await TAMPERINGS[name]?.(inside, place, head))) throw undone;
              if (sealAfter) await sealActivity(inside, KEY);
              const kept = CUTS_THE_END.has(name) ? readHead(writeHead(head)) : undefined;
              const seen = await verifyActivity(inside, KEY, { kept });
              expect(seen.problem, `${name} at ${place}`).not.toBeNull();
              throw undone;
            })
            .catch((error: unknown) => {
              if (error !== undone) throw error;
            });
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('a written head', () => {
  it('is read as it was written, and nothing else is', () => {
    const head = { sequence: 12, at: 1_764_471_829_000, chain: 'ab'.repeat(32) };
    expect(readHead(` ${writeHead(head)}\n`)).toEqual(head);
    for (const text of ['', 'activity-1-2-xyz', `${writeHead(head)}0`, 'activity--1-2-3']) expect(readHead(text)).toBeUndefined();
  });
});
