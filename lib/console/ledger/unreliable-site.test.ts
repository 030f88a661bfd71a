import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { answer } from '@/lib/testing/fake-site/fault-cases';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { openCallsAndJobs } from '@/lib/testing/fake-site/open-work';
import { NOTHING_SEEN, setUpLedger, SMALL_LIMITS } from '@/lib/testing/fake-site/set-up-ledger';
import { processQueue } from '../jobs/process';

describeOnEachDatabase('the ledger when the site', (kind) => {
  it('refuses the connection: nothing happened, and the next call works', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.queue(QUEUE_UUID).add(2);
    await moveOnUntilEmpty(ctx);
    site.queue(QUEUE_UUID).add(1);
    await site.stop();
    const { call, queue } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable' });
    expect(call.detail).toMatch(/nothing listens at its address/);
    expect(queue.health.state).toBe('failing');
    await site.listen();
    await moveOnUntilEmpty(ctx);
    expect(await finishedRecordIds(ctx)).toHaveLength(3);
  });

  it('has no known name: nothing happened', async () => {
    const { ctx } = await setUpLedger(kind, SMALL_LIMITS);
    await ctx.database.kysely.updateTable('site').set({ base_url: 'http://no-such-site.invalid' }).execute();
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable', sentAt: null });
  });

  it('speaks no TLS where https is asked for: nothing happened', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    await ctx.database.kysely
      .updateTable('site')
      .set({ base_url: site.baseUrl.replace('http:', 'https:') })
      .execute();
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable' });
    expect(site.count('process')).toBe(0);
  });

  it('answers 401 once: the same call goes out once more with a fresh token', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.queue(QUEUE_UUID).add(2);
    await moveOnUntilEmpty(ctx);
    site.queue(QUEUE_UUID).add(1);
    site.revokeTokens();
    const before = site.count('process');
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'answered', outcome: 'job' });
    expect(site.count('process')).toBe(before + 2);
    const tokens = site.calls.filter((one) => one.endpoint === 'process').map((one) => one.authorization);
    expect(new Set(tokens.slice(-2)).size).toBe(2);
  });

  it('answers 401 always: two sends, then failed', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.failNext('process', answer(401));
    site.failNext('process', answer(401));
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'failed', outcome: 'unauthorized' });
    expect(site.count('process')).toBe(2);
  });

  it('gives no token: the call never leaves', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.failNext('token', answer(401, { body: '{"error":"invalid_client"}' }));
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'failed', outcome: 'unauthorized', sentAt: null });
    expect(site.count('process')).toBe(0);
  });

  it('redelivers by UUID only, or refuses: the lost job is found and finished all the same', async () => {
    for (const outstanding of ['uuid-only', 'refuse'] as const) {
      const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
      site.behaviour.outstanding = outstanding;
      site.queue(QUEUE_UUID).add(2);
      site.failNext('process', { kind: 'cut', share: 0.5 });
      await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      const outcomes = await moveOnUntilEmpty(ctx);
      expect(outcomes).toContain('cleared');
      expect(site.queue(QUEUE_UUID).open).toEqual([]);
      expect(await openCallsAndJobs(ctx)).toEqual({ calls: 0, jobs: 0 });
    }
  });

  it('makes a second job after a lost answer: both are known by their UUID, and both are finished', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.behaviour.outstanding = 'second-job';
    const queue = site.queue(QUEUE_UUID);
    queue.add(1001);
    site.failNext('process', { kind: 'reset', when: 'middle', acts: true });
    await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    await moveOnUntilEmpty(ctx);
    const known = await ctx.database.kysely.selectFrom('job').select('job_uuid').execute();
    expect(known.map((job) => job.job_uuid).sort()).toEqual(queue.jobs.map((job) => job.uuid).sort());
    expect(queue.open).toEqual([]);
  });

  it.each(['no-data', 'fresh-uuid', 'null'] as const)(
    'answers an empty queue with %s: nothing is open',
    async (empty) => {
      const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
      site.behaviour.empty = empty;
      const { call, job, queue } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      expect(call).toMatchObject({ state: 'answered', outcome: 'empty', inferred: empty === 'fresh-uuid' });
      expect(job).toBeNull();
      expect(queue.queued).toMatchObject({ value: 0, basis: 'observed' });
    },
  );

  it.each(['not-found', 'zero', 'same'] as const)(
    'answers a repeated finish with %s',
    async (finishAgain) => {
      const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
      site.behaviour.finishAgain = finishAgain;
      site.queue(QUEUE_UUID).add(2);
      const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      if (job === null) throw new Error('A job was expected');
      site.failNext('finish', { kind: 'reset', when: 'before', acts: true });
      const lost = await finish(ctx, job);
      expect(lost.job?.state).toBe('finishing');
      await moveOnUntilEmpty(ctx);
      const row = await ctx.database.kysely.selectFrom('job').selectAll().executeTakeFirstOrThrow();
      expect(row).toMatchObject({ state: 'finished', finish_inferred: finishAgain === 'same' ? 0 : 1 });
      expect(site.count('process')).toBe(2);
    },
  );

  it('answers with 100 MB: every byte is stored and counted', { timeout: 120_000 }, async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.queue(QUEUE_UUID).add(1);
    const filler = 'x'.repeat(100_000);
    const data = Array.from({ length: 1000 }, (_, id) => ({
      timestamp: 1_582_750_995,
      recordData: { id, filler },
    }));
    site.failNext('process', { kind: 'change', change: (body) => ({ ...body, data }) });
    const generous = { upstreamTimeoutMs: 100_000, upstreamBodyLimit: 256 * 1024 * 1024 };
    const { job } = await processQueue({ ...ctx, ...generous }, QUEUE_ID, NOTHING_SEEN);
    expect(job).toMatchObject({ recordCount: 1000, custody: 'held' });
    expect(job?.payloadBytes).toBeGreaterThan(100_000_000);
  });
});
