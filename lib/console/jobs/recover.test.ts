import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SEEN, setUpLedger, SMALL_LIMITS } from '@/lib/testing/fake-site/set-up-ledger';
import { suggestion } from '@/lib/domain/queue-can';
import { getQueueView } from '../queues/queue-view';
import { finishJob } from './finish';
import { processQueue } from './process';
import { recoverJob } from './recover';

describeOnEachDatabase('recovering a job by its UUID', (kind) => {
  it('opens a job taken elsewhere, which then needs a reason and the UUID to be finished', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.behaviour.outstanding = 'refuse';
    const queue = site.queue(QUEUE_UUID);
    queue.add(2);
    const { uuid } = queue.take();
    const { queue: seen } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(suggestion(seen).action).toBe('recover');
    const { job } = await recoverJob(ctx, QUEUE_ID, { jobUuid: uuid, source: 'file' });
    expect(job).toMatchObject({
      jobUuid: uuid,
      state: 'open',
      custody: 'not-held',
      holder: { kind: 'foreign' },
    });
    const sent = { seen: { state: 'open' as const, recordCount: null } };
    await expect(finishJob(ctx, job.id, sent)).rejects.toMatchObject({ code: 'not-held' });
    const reason = 'Seen in the log of the integration';
    await expect(finishJob(ctx, job.id, { ...sent, reason })).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      finishJob(ctx, job.id, { ...sent, reason, jobUuid: '00000000-1111-4222-8333-444444444444' }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const viewer = { ...ctx, actor: { ...operator, role: 'viewer' as const } };
    await expect(finishJob(viewer, job.id, { ...sent, reason, jobUuid: uuid })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(site.count('finish')).toBe(0);
    const done = await finishJob(ctx, job.id, { ...sent, reason, jobUuid: uuid });
    expect(done.job).toMatchObject({ state: 'finished', clearCount: 2 });
    expect(queue.open).toEqual([]);
  });

  it('asks the site for the records of a recovered job by process, where it hands them out again', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const { uuid } = site.queue(QUEUE_UUID).take();
    const { job, queue } = await recoverJob(ctx, QUEUE_ID, { jobUuid: uuid, source: 'typed' });
    expect(suggestion(queue).action).toBe('process');
    const again = await processQueue(ctx, QUEUE_ID, { seen: { openJobId: job.id, unknownCallId: null } });
    expect(again.job).toMatchObject({ id: job.id, custody: 'held', recordCount: 2 });
  });

  it('knows a job by a UUID that a log wrote in capitals, and then calls it as the site does', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const { uuid } = site.queue(QUEUE_UUID).take();
    const { job } = await recoverJob(ctx, QUEUE_ID, { jobUuid: uuid.toUpperCase(), source: 'text' });
    const again = await processQueue(ctx, QUEUE_ID, { seen: { openJobId: job.id, unknownCallId: null } });
    expect(again.job).toMatchObject({ id: job.id, jobUuid: uuid, custody: 'held' });
    await expect(
      recoverJob(ctx, QUEUE_ID, { jobUuid: uuid.toUpperCase(), source: 'text' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('settles the process call whose answer was lost', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.queue(QUEUE_UUID).add(2);
    site.failNext('process', { kind: 'reset', when: 'before', acts: true });
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    const uuid = site.queue(QUEUE_UUID).jobs[0]?.uuid ?? '';
    const { job, queue } = await recoverJob(ctx, QUEUE_ID, { jobUuid: uuid, source: 'text' });
    expect(queue.unknownCall).toBeNull();
    expect(job).toMatchObject({ jobUuid: uuid, holder: { name: operator.name } });
    const settled = await ctx.database.kysely
      .selectFrom('call')
      .selectAll()
      .where('id', '=', call.id)
      .execute();
    expect(settled).toMatchObject([{ state: 'answered', outcome: 'reconciled', inferred: 1 }]);
    expect(site.count('process')).toBe(1);
  });

  it('refuses a job that is known, and anybody who is no operator', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    const known = { jobUuid: job?.jobUuid ?? '', source: 'typed' as const };
    await expect(recoverJob(ctx, QUEUE_ID, known)).rejects.toMatchObject({ code: 'conflict' });
    const viewer = { ...ctx, actor: { ...operator, role: 'viewer' as const } };
    await expect(recoverJob(viewer, QUEUE_ID, known)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getQueueView(ctx, QUEUE_ID)).openJob?.id).toBe(job?.id);
  });
});
