import { expect, it } from 'vitest';
import { listDrainJobs } from '@/lib/db/queries/drain/list-drain-jobs';
import type { Queryable } from '@/lib/db/database';
import type { Actor } from '@/lib/domain/actor';
import type { DrainView } from '@/lib/domain/api/drains';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertAccountOf, operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { gate } from '@/lib/testing/gate';
import type { ActContext } from '../context';
import { processQueue } from '../jobs/process';
import { reconcileCall } from '../jobs/reconcile';
import { cancelDrain } from './cancel';
import { planDrain } from './plan';
import { drainAtWork, stopDrains } from './registry';
import { resumeDrain } from './resume';
import { startDrain } from './start';
import { getDrain, listDrains } from './views';

const ALL = { finishEach: true, maxRecords: null, seen: { maxRounds: 10, queued: null } };

async function setUp(kind: DatabaseKind) {
  const made = await setUpLedger(kind);
  await insertAccountOf(made.ctx, operator);
  return made;
}

/** The drain once it rests. */
async function rested(ctx: ActContext, { id }: DrainView): Promise<DrainView> {
  await drainAtWork(id);
  return getDrain(ctx, id);
}

describeOnEachDatabase('a drain', (kind) => {
  it('processes, stores and finishes until the queue is empty, and is written in the activity log', async () => {
    const { ctx, site } = await setUp(kind);
    const ids = site.queue(QUEUE_UUID).add(2300);
    const drain = await rested(ctx, await startDrain(ctx, QUEUE_ID, ALL));
    expect(drain).toMatchObject({ state: 'done', reason: 'empty', rounds: 3, records: 2300, cleared: 2300 });
    expect(await finishedRecordIds(ctx)).toEqual(ids);
    expect([site.count('process'), site.count('finish')]).toEqual([4, 3]);
    const jobs = await listDrainJobs(ctx.database.kysely, drain.id);
    expect(jobs.map((job) => [job.round, job.state, job.record_count])).toEqual([
      [1, 'finished', 1000],
      [2, 'finished', 1000],
      [3, 'finished', 300],
    ]);
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .select('verb')
      .where('verb', 'like', 'queue.drain%')
      .orderBy('id')
      .execute();
    expect(acts.map((act) => act.verb)).toEqual(['queue.drain-start', 'queue.drain']);
  });

  it('keeps to its limits: the first round only, the maximum of records, the rounds of the plan', async () => {
    const { ctx, site } = await setUp(kind);
    site.queue(QUEUE_UUID).add(5000);
    const most = await rested(ctx, await startDrain(ctx, QUEUE_ID, { ...ALL, maxRecords: 2500 }));
    expect(most).toMatchObject({ state: 'done', reason: 'max-records', records: 2000 });
    const planned = { ...ALL, seen: { maxRounds: 1, queued: 1000 } };
    const rounds = await rested(ctx, await startDrain(ctx, QUEUE_ID, planned));
    expect(rounds).toMatchObject({ state: 'done', reason: 'max-rounds', records: 1000 });
    const first = await rested(ctx, await startDrain(ctx, QUEUE_ID, { ...ALL, finishEach: false }));
    expect(first).toMatchObject({ state: 'done', reason: 'first-round', records: 1000, cleared: 0 });
    expect(site.count('finish')).toBe(3);
    await expect(startDrain(ctx, QUEUE_ID, ALL)).rejects.toMatchObject({ code: 'conflict' });
    expect((await planDrain(ctx, QUEUE_ID, ALL)).refusal).toContain('Finish it before you drain');
    expect(await listDrains(ctx, QUEUE_ID)).toHaveLength(3);
  });

  it('keeps everybody else from calling, is cancelled between rounds, and finishes the round under way', async () => {
    const { ctx, site } = await setUp(kind);
    site.queue(QUEUE_UUID).add(3000);
    const hold = gate();
    site.failNext('finish', { kind: 'hold', until: hold.until });
    const started = await startDrain(ctx, QUEUE_ID, ALL);
    while (site.count('finish') === 0) await new Promise((resolve) => setImmediate(resolve));
    await expect(startDrain(ctx, QUEUE_ID, ALL)).rejects.toMatchObject({ code: 'queue-busy' });
    await expect(processQueue(ctx, QUEUE_ID, NOTHING_SEEN)).rejects.toMatchObject({ code: 'queue-busy' });
    expect(await cancelDrain(ctx, started.id)).toMatchObject({ state: 'cancelling' });
    hold.release();
    const drain = await rested(ctx, started);
    expect(drain).toMatchObject({ state: 'cancelled', rounds: 1, records: 1000, cleared: 1000 });
    expect([site.count('process'), site.count('finish')]).toEqual([1, 1]);
    await expect(cancelDrain(ctx, drain.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(resumeDrain(ctx, drain.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([
    ['process', { kind: 'reset', when: 'before', acts: true }, 'call-unknown'],
    ['process', { kind: 'answer', status: 429, acts: false }, 'call-failed'],
    ['process', { kind: 'answer', status: 409, acts: false }, 'foreign-job'],
    ['finish', { kind: 'answer', status: 502, acts: true }, 'call-unknown'],
    ['finish', { kind: 'answer', status: 404, acts: false }, 'not-cleared'],
    ['finish', { kind: 'change', change: (body: object) => ({ ...body, clear_count: 5 }) }, 'count-mismatch'],
  ] as const)(
    'stops at the first surprise of a %s (%j): %s, and repeats nothing',
    async (endpoint, fault, reason) => {
      const { ctx, site } = await setUp(kind);
      site.queue(QUEUE_UUID).add(2000);
      site.failNext(endpoint, fault);
      const drain = await rested(ctx, await startDrain(ctx, QUEUE_ID, ALL));
      expect(drain).toMatchObject({ state: 'stopped', reason, resumable: true });
      expect(drain.sentence).not.toBe('');
      expect(drain.nextStep).toMatch(/resume|Process|by hand/i);
      expect(site.count(endpoint)).toBe(1);
    },
  );

  it('goes on after its unknown process was reconciled, with the job that was taken', async () => {
    const { ctx, site } = await setUp(kind);
    const ids = site.queue(QUEUE_UUID).add(1500);
    site.failNext('process', { kind: 'reset', when: 'middle', acts: true });
    const stopped = await rested(ctx, await startDrain(ctx, QUEUE_ID, ALL));
    await expect(resumeDrain(ctx, stopped.id)).rejects.toMatchObject({ code: 'call-unknown' });
    const [unknown] = await ctx.database.kysely
      .selectFrom('call')
      .selectAll()
      .where('state', '=', 'unknown')
      .execute();
    await reconcileCall(ctx, QUEUE_ID, { callId: unknown?.id ?? '' });
    const other = { ...ctx, actor: { ...operator, id: 'account-2', name: 'Otto' } };
    await insertAccountOf(ctx, other.actor);
    const drain = await rested(ctx, await resumeDrain(other, stopped.id));
    expect(drain).toMatchObject({ state: 'done', records: 1500, cleared: 1500, actor: { name: 'Otto' } });
    expect(await finishedRecordIds(ctx)).toEqual(ids);
  });

  it('finds a job somebody else took meanwhile and leaves it to a person', async () => {
    const { ctx, site } = await setUp(kind);
    site.queue(QUEUE_UUID).add(10);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    await expect(startDrain(ctx, QUEUE_ID, ALL)).rejects.toMatchObject({ code: 'conflict' });
    if (job === null) throw new Error('A job was expected');
    await finish(ctx, job);
    const viewer = { ...ctx, actor: { ...operator, role: 'viewer' as const } };
    await expect(startDrain(viewer, QUEUE_ID, ALL)).rejects.toMatchObject({ code: 'forbidden' });
    expect(site.count('process')).toBe(1);
  });
});

describeOnEachDatabase('a shutdown', (kind) => {
  it('lets the call under way come home, and leaves the drain resumable', async () => {
    const { ctx, site } = await setUp(kind);
    site.queue(QUEUE_UUID).add(2000);
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const started = await startDrain(ctx, QUEUE_ID, ALL);
    while (site.count('process') === 0) await new Promise((resolve) => setImmediate(resolve));
    const stopping = stopDrains();
    hold.release();
    await stopping;
    expect(await getDrain(ctx, started.id)).toMatchObject({
      state: 'stopped',
      reason: 'restart',
      records: 1000,
    });
    expect([site.count('process'), site.count('finish')]).toEqual([1, 0]);
  });
});

describeOnEachDatabase('a drain whose owner loses the right to drain', (kind) => {
  const token: Actor = { ...operator, kind: 'token', id: 'token-1', name: 'Nightly' };
  const LOST: Readonly<Record<string, [Actor, (db: Queryable) => Promise<unknown>, string]>> = {
    'an account that is disabled': [
      operator,
      (db) => db.updateTable('account').set({ disabled_at: 1 }).where('id', '=', 'account-1').execute(),
      'disabled',
    ],
    'an account that is made a viewer': [
      operator,
      (db) => db.updateTable('account').set({ role: 'viewer' }).where('id', '=', 'account-1').execute(),
      'viewer',
    ],
    'a token that is revoked': [
      token,
      (db) => db.updateTable('token').set({ revoked_at: 1 }).where('id', '=', 'token-1').execute(),
      'revoked',
    ],
    'a token that is over': [
      token,
      (db) => db.updateTable('token').set({ expires_at: 1 }).where('id', '=', 'token-1').execute(),
      'over',
    ],
  };

  it.each(Object.keys(LOST))(
    'by %s makes no further call, and is resumed by somebody who may',
    async (how) => {
      const lost = LOST[how];
      if (lost === undefined) throw new Error('There is no such case');
      const [actor, lose, word] = lost;
      const { ctx, site } = await setUp(kind);
      const db = ctx.database.kysely;
      await insertTokenOf(db, token);
      const otto = { ...ctx, actor: { ...operator, id: 'account-2', name: 'Otto' } };
      await insertAccountOf(ctx, otto.actor);
      const ids = site.queue(QUEUE_UUID).add(2500);
      const onStep = async (step: string) => {
        if (step === 'tallied' && site.count('finish') === 1) await lose(db);
      };
      const stopped = await rested(ctx, await startDrain({ ...ctx, actor }, QUEUE_ID, ALL, { onStep }));
      expect(stopped).toMatchObject({ state: 'stopped', reason: 'not-allowed', rounds: 1, resumable: true });
      expect(stopped.sentence).toContain(word);
      expect([site.count('process'), site.count('finish')]).toEqual([1, 1]);
      const drain = await rested(ctx, await resumeDrain(otto, stopped.id));
      expect(drain).toMatchObject({ state: 'done', cleared: 2500, actor: { name: 'Otto' } });
      expect(await finishedRecordIds(ctx)).toEqual(ids);
    },
  );

  it('leaves the job it had open to whoever resumes it', async () => {
    const { ctx, site } = await setUp(kind);
    const otto = { ...ctx, actor: { ...operator, id: 'account-2', name: 'Otto' } };
    await insertAccountOf(ctx, otto.actor);
    const ids = site.queue(QUEUE_UUID).add(20);
    const onStep = async (step: string) => {
      if (step !== 'noted') return;
      await ctx.database.kysely.deleteFrom('account').where('id', '=', 'account-1').execute();
    };
    const stopped = await rested(ctx, await startDrain(ctx, QUEUE_ID, ALL, { onStep }));
    expect(stopped).toMatchObject({ state: 'stopped', reason: 'not-allowed', records: 20, cleared: 0 });
    expect(site.count('finish')).toBe(0);
    const drain = await rested(ctx, await resumeDrain(otto, stopped.id));
    expect(drain).toMatchObject({ state: 'done', cleared: 20 });
    expect(await finishedRecordIds(ctx)).toEqual(ids);
  });
});

async function insertTokenOf(db: Queryable, { id, name, role }: Actor): Promise<void> {
  await db
    .insertInto('token')
    .values({
      id: id ?? '',
      kind: 'api',
      name,
      secret_hash: 'hash',
      hint: 'fxa_',
      role,
      created_at: 0,
      created_by: 'Ada',
    })
    .execute();
}
