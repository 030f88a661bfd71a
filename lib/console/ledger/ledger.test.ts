import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { insertProcessCall } from '@/lib/testing/fake-site/insert-process-call';
import { letLocksDie, operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { gate } from '@/lib/testing/gate';
import { untilTrue } from '@/lib/testing/until-true';
import { finishJob } from '../jobs/finish';
import { processQueue } from '../jobs/process';
import { readPayload } from '../jobs/read-payload';
import { reconcileCall } from '../jobs/reconcile';
import { getQueueView } from '../queues/queue-view';
import { settleOrphans } from './orphans';
import { callsUnderWay, whenCallsSettled } from './registry';

describeOnEachDatabase('the claim ledger', (kind) => {
  it('does not know what is processing after a call that may have acted', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(3);
    site.failNext('process', { kind: 'reset', when: 'before', acts: true });
    const lost = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(lost.call.state).toBe('unknown');
    expect(lost.queue.processing).toMatchObject({ value: null, basis: 'unknown' });
    const { job } = await reconcileCall(ctx, QUEUE_ID, { callId: lost.call.id });
    expect(job).toMatchObject({ recordCount: 3 });
    expect((await getQueueView(ctx, QUEUE_ID)).processing).toMatchObject({ value: 3, basis: 'ledger' });
  });

  it('knows as much of what is processing after a call that failed as before it', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const empty = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(empty.queue.processing).toMatchObject({ value: 0, basis: 'ledger' });
    site.failNext('process', { kind: 'answer', status: 429, acts: false });
    const second = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(second.queue.processing).toMatchObject({ value: 0, basis: 'ledger' });
    site.behaviour.outstanding = 'refuse';
    site.queue(QUEUE_UUID).add(3);
    site.queue(QUEUE_UUID).take();
    const refused = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(refused.queue.processing).toMatchObject({ value: null, basis: 'unknown' });
    site.failNext('process', { kind: 'answer', status: 429, acts: false });
    const failed = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(failed.call.state).toBe('failed');
    expect(failed.queue.processing).toMatchObject({ value: null, basis: 'unknown' });
  });

  it('takes a job, stores its bytes unchanged, and finishes it', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const ids = site.queue(QUEUE_UUID).add(3);
    const taken = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(taken.call).toMatchObject({ state: 'answered', outcome: 'job', inferred: false });
    expect(taken.job).toMatchObject({
      state: 'open',
      custody: 'held',
      recordCount: 3,
      holder: { name: operator.name },
    });
    expect(taken.queue.processing).toMatchObject({ value: 3, basis: 'ledger' });
    expect(taken.queue.queued).toMatchObject({ value: 0, basis: 'observed' });
    if (taken.job === null) throw new Error('A job was expected');
    const payload = await readPayload(ctx, taken.job.id);
    const text = await new Response(payload.stream).text();
    expect(Buffer.byteLength(text)).toBe(payload.bytes);
    for (const id of ids) expect(text).toContain(`"identity":${id}`);
    const finished = await finish(ctx, taken.job);
    expect(finished.call).toMatchObject({ state: 'answered', outcome: 'cleared' });
    expect(finished.job).toMatchObject({ state: 'finished', clearCount: 3, finishInferred: false });
    expect(await finishedRecordIds(ctx)).toEqual(ids);
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .select(['verb', 'outcome', 'actor_name'])
      .orderBy('id')
      .execute();
    expect(acts).toEqual([
      { verb: 'queue.process', outcome: 'done', actor_name: operator.name },
      { verb: 'job.finish', outcome: 'done', actor_name: operator.name },
    ]);
  });

  it('makes one upstream call when fifty people press Process at once', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(5);
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const all = Array.from({ length: 50 }, () => processQueue(ctx, QUEUE_ID, NOTHING_SEEN));
    await untilTrue(() => site.count('process') === 1);
    // Everyone has asked by now: each claim is a transaction, and they come before anything later on this connection.
    await ctx.database.kysely.selectFrom('queue').select('id').execute();
    hold.release();
    const results = await Promise.allSettled(all);
    expect(site.count('process')).toBe(1);
    const calls = new Set(results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.call.id] : [])));
    expect(calls.size).toBe(1);
    const refusals = results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.code)] : []));
    expect(refusals.filter((code) => code !== 'conflict')).toEqual([]);
  });

  it('tells whoever wants another call who holds the queue', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(1);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    const hold = gate();
    site.failNext('finish', { kind: 'hold', until: hold.until });
    const finishing = finish(ctx, job);
    await untilTrue(() => site.count('finish') === 1);
    expect((await getQueueView(ctx, QUEUE_ID)).busy).toMatchObject({
      verb: 'finish',
      actor: { name: operator.name },
    });
    await expect(processQueue(ctx, QUEUE_ID, NOTHING_SEEN)).rejects.toMatchObject({
      code: 'queue-busy',
      message: expect.stringContaining(operator.name),
    });
    hold.release();
    await finishing;
  });

  it('goes on when the one who asked is gone, and shutdown can wait for it', async () => {
    // What the tests before began and did not wait for.
    await whenCallsSettled();
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(1);
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const closed = new AbortController();
    const asked = processQueue(ctx, QUEUE_ID, NOTHING_SEEN, { signal: closed.signal });
    await untilTrue(() => site.count('process') === 1);
    closed.abort();
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' });
    expect(callsUnderWay()).toBe(1);
    hold.release();
    await whenCallsSettled();
    expect((await getQueueView(ctx, QUEUE_ID)).openJob).toMatchObject({ recordCount: 1, custody: 'held' });
  });

  it('refuses a second process over an open job, and one by what somebody saw before', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    await expect(processQueue(ctx, QUEUE_ID, NOTHING_SEEN)).rejects.toMatchObject({ code: 'conflict' });
    if (job === null) throw new Error('A job was expected');
    await finish(ctx, job);
    const outdated = { seen: { openJobId: job.id, unknownCallId: null } };
    await expect(processQueue(ctx, QUEUE_ID, outdated)).rejects.toMatchObject({ code: 'conflict' });
    expect(site.count('process')).toBe(1);
  });

  it('lets nobody finish without what the confirmation asks for', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    const other = { ...ctx, actor: { ...operator, id: 'account-2', name: 'Otto' } };
    const seen = { state: 'open' as const, recordCount: 2 };
    await expect(finishJob(other, job.id, { seen })).rejects.toMatchObject({ code: 'invalid' });
    await expect(finishJob(other, job.id, { seen, typedCount: 3 })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(finishJob(ctx, job.id, { seen: { ...seen, recordCount: 1 } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      finishJob({ ...ctx, actor: { ...operator, role: 'viewer' } }, job.id, { seen }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(site.count('finish')).toBe(0);
    expect((await finishJob(other, job.id, { seen, typedCount: 2 })).job?.state).toBe('finished');
  });

  it('keeps a job an integration took under its own name, and asks for the count to finish it', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const queue = site.queue(QUEUE_UUID);
    queue.add(2);
    const taken = queue.take();
    // Its Job UUID has to be older than our call by more than the tolerance of a `Date` header.
    const old = `00000000${taken.uuid.slice(8)}`;
    taken.uuid = old.replace(/-(.{4})-1(.{3})-/, '-58f8-11ea-');
    const { job, call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call.outcome).toBe('redelivered');
    expect(job).toMatchObject({ custody: 'held', recordCount: 2, holder: { kind: 'foreign' } });
    if (job === null) throw new Error('A job was expected');
    const seen = { state: 'open' as const, recordCount: 2 };
    await expect(finishJob(ctx, job.id, { seen })).rejects.toMatchObject({ code: 'invalid' });
    expect((await finishJob(ctx, job.id, { seen, typedCount: 2 })).job?.state).toBe('finished');
  });

  it('settles the call of a dead process, and nobody sends it again', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    await insertProcessCall(ctx.database.kysely, {
      id: 'dead-call',
      queueId: QUEUE_ID,
      instanceId: 'gone',
      requestedAt: 1,
      sentAt: 2,
    });
    await ctx.database.kysely
      .insertInto('queue_lock')
      .values({
        queue_id: QUEUE_ID,
        call_id: 'dead-call',
        instance_id: 'gone',
        acquired_at: 1,
        renewed_at: Date.now(),
      })
      .execute();
    await settleOrphans(ctx);
    expect((await getQueueView(ctx, QUEUE_ID)).busy).not.toBeNull();
    await letLocksDie(ctx.database);
    await expect(processQueue(ctx, QUEUE_ID, NOTHING_SEEN)).rejects.toMatchObject({ code: 'call-unknown' });
    const view = await getQueueView(ctx, QUEUE_ID);
    expect(view).toMatchObject({
      busy: null,
      unknownCall: { id: 'dead-call', outcome: 'interrupted' },
      health: { state: 'stuck' },
    });
    expect(site.count('process')).toBe(0);
    await reconcileCall(ctx, QUEUE_ID, { callId: 'dead-call' });
    const settled = await ctx.database.kysely
      .selectFrom('call')
      .selectAll()
      .where('id', '=', 'dead-call')
      .executeTakeFirst();
    expect(settled).toMatchObject({ state: 'answered', outcome: 'reconciled', inferred: 1 });
    await moveOnUntilEmpty(ctx);
    expect(await finishedRecordIds(ctx)).toHaveLength(2);
  });
});
