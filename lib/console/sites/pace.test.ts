import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, QUEUE_UUID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { finishJob } from '../jobs/finish';
import { processQueue } from '../jobs/process';
import { leaveAlone, paceOf, takeCallTurn } from './pace';

const REAL = { id: SITE_ID, kind: 'remote' };

describeOnEachDatabase('the pace of a site', (kind) => {
  it('lets a sixth of a minute through at once, then tells how long to wait, for all instances together', async () => {
    const { ctx } = await setUpLedger(kind, { siteCallsPerMinute: 60 });
    const turns: number[] = [];
    for (let call = 0; call < 12; call += 1) {
      turns.push(
        await takeCallTurn({ ...ctx, instanceId: `instance-${call % 2}` }, ctx.database.kysely, REAL),
      );
    }
    expect(turns.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 0));
    const wait = turns.find((turn) => turn > 0);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(1000);
  });

  it('holds a process call back before its intent, says so, and loses nothing', async () => {
    const { ctx, site } = await setUpLedger(kind, { siteCallsPerMinute: 1 });
    const ids = site.queue(QUEUE_UUID).add(2);
    for (let call = 0; call < 12; call += 1) await takeCallTurn(ctx, ctx.database.kysely, REAL);
    await expect(processQueue(ctx, QUEUE_ID, NOTHING_SEEN)).rejects.toMatchObject({
      code: 'too-many-requests',
      message: expect.stringMatching(/Nothing was called for you and nothing is lost/),
    });
    expect(site.count('process')).toBe(0);
    expect(await ctx.database.kysely.selectFrom('call').selectAll().execute()).toEqual([]);
    const unhurried = { ...ctx, siteCallsPerMinute: 0 };
    const { job } = await processQueue(unhurried, QUEUE_ID, NOTHING_SEEN);
    expect(job?.recordCount).toBe(ids.length);
  });

  it('holds a finish back before anything of it is written, and makes it when its turn has come', async () => {
    const { ctx, site } = await setUpLedger(kind, { siteCallsPerMinute: 1 });
    site.queue(QUEUE_UUID).add(2);
    const { job } = await processQueue({ ...ctx, siteCallsPerMinute: 0 }, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('Nothing was taken');
    for (let call = 0; call < 12; call += 1) await takeCallTurn(ctx, ctx.database.kysely, REAL);
    const seen = { state: 'open' as const, recordCount: 2 };
    await expect(finishJob(ctx, job.id, { seen })).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(await ctx.database.kysely.selectFrom('job').select('state').execute()).toEqual([
      { state: 'open' },
    ]);
    // 600 a minute may run ten seconds ahead: its turn comes a moment after it is asked for.
    const turnIn = { ...ctx, siteCallsPerMinute: 600 };
    await ctx.database.kysely
      .updateTable('site_pace')
      .set({ spread_until: Date.now() + 10_400 })
      .execute();
    const finished = await finishJob(turnIn, job.id, { seen });
    expect([finished.call.state, finished.job?.state]).toEqual(['answered', 'finished']);
    expect(site.count('finish')).toBe(1);
  });

  it('leaves a person half of the allowance that readings cannot use up', async () => {
    const { ctx } = await setUpLedger(kind, { siteCallsPerMinute: 2 });
    const pace = paceOf(ctx, SITE_ID);
    for (let read = 0; read < 6; read += 1) await pace.beforeRead();
    await expect(pace.beforeRead()).rejects.toMatchObject({ problem: 'rate-limited' });
    expect(await takeCallTurn(ctx, ctx.database.kysely, REAL)).toBe(0);
  });

  it('does not read a site for as long as it asks, whatever the limit', async () => {
    const { ctx } = await setUpLedger(kind, { siteCallsPerMinute: 0 });
    await leaveAlone(ctx, SITE_ID, 60_000);
    await leaveAlone(ctx, SITE_ID, 1_000);
    await expect(paceOf(ctx, SITE_ID).beforeRead()).rejects.toMatchObject({ problem: 'rate-limited' });
    await leaveAlone(ctx, SITE_ID, 0);
    await ctx.database.kysely.updateTable('site_pace').set({ reads_after: 0 }).execute();
    await paceOf(ctx, SITE_ID).beforeRead();
  });

  it('heeds the Retry-After of a process call, and never holds back the built-in site', async () => {
    const { ctx, site } = await setUpLedger(kind, { siteCallsPerMinute: 0 });
    site.queue(QUEUE_UUID).add(1);
    site.failNext('process', { kind: 'answer', status: 429, headers: { 'retry-after': '120' }, acts: false });
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'failed', outcome: 'rate-limited' });
    await expect(paceOf(ctx, SITE_ID).beforeRead()).rejects.toMatchObject({ problem: 'rate-limited' });
    const slow = { ...ctx, siteCallsPerMinute: 1 };
    for (let turn = 0; turn < 20; turn += 1) {
      expect(await takeCallTurn(slow, ctx.database.kysely, { id: 'built-in', kind: 'built-in' })).toBe(0);
    }
  });
});
