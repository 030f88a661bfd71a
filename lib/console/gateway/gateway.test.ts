import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { answer } from '@/lib/testing/fake-site/fault-cases';
import { askGateway, jobUuidOf, makeIntegration } from '@/lib/testing/fake-site/gateway';
import { operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds } from '@/lib/testing/fake-site/move-on';
import { toJson } from '@/lib/testing/fake-site/answer';
import { NOTHING_SEEN, setUpLedger, SMALL_LIMITS } from '@/lib/testing/fake-site/set-up-ledger';
import { handOverJob } from '../jobs/hand-over';
import { processQueue } from '../jobs/process';
import { getQueueView } from '../queues/queue-view';

describeOnEachDatabase('the gateway', (kind) => {
  it('forwards both calls through the ledger and gives back what the site answered, byte for byte', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const ids = site.queue(QUEUE_UUID).add(3);
    const erp = await makeIntegration(ctx, 'ERP sync');
    expect((await getQueueView(ctx, QUEUE_ID)).polledBy).toBe('nobody');
    const taken = await erp.process();
    const [job] = site.queue(QUEUE_UUID).jobs;
    expect(taken.status).toBe(200);
    expect(taken.text).toBe(toJson({ job_uuid: job?.uuid, data: job?.entries }));
    expect(taken.headers.get('content-type')).toBe('application/json');
    expect(taken.headers.get('content-length')).toBe(String(Buffer.byteLength(taken.text)));
    expect(taken.headers.get('x-answered-by')).toBe('site');
    const view = await getQueueView(ctx, QUEUE_ID);
    expect(view.openJob).toMatchObject({
      custody: 'held',
      recordCount: 3,
      holder: { kind: 'gateway', name: 'ERP sync' },
    });
    expect(view.polledBy).toBe('gateway');
    expect(view.gateway).toMatchObject({ names: ['ERP sync'] });
    expect(view.gateway?.lastPolledAt).not.toBeNull();
    const cleared = await erp.finish(jobUuidOf(taken));
    expect(JSON.parse(cleared.text)).toEqual({ job_uuid: job?.uuid, clear_count: 3 });
    expect(await finishedRecordIds(ctx)).toEqual(ids);
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .select(['verb', 'actor_kind', 'actor_name', 'address'])
      .where('verb', 'in', ['queue.process', 'job.finish'])
      .orderBy('id')
      .execute();
    expect(acts).toEqual(
      ['queue.process', 'job.finish'].map((verb) => ({
        verb,
        actor_kind: 'gateway',
        actor_name: 'ERP sync',
        address: '192.0.2.7',
      })),
    );
  });

  it('gives an integration its own open job again without asking the site', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const first = await erp.process();
    const again = await erp.process();
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(200);
    expect(again.headers.get('x-answered-by')).toBe('ledger');
    expect(site.count('process')).toBe(1);
    expect((await getQueueView(ctx, QUEUE_ID)).openJob?.replayed).toMatchObject({ to: 'ERP sync' });
  });

  it('lets two integrations on one queue never have the same records; a revoked token leaves its job to the next', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const [erp, crm] = [await makeIntegration(ctx, 'ERP sync'), await makeIntegration(ctx, 'CRM sync')];
    const first = await erp.process();
    const refused = await crm.process();
    expect(refused.status).toBe(409);
    expect(JSON.parse(refused.text)).toMatchObject({
      error: { code: 409, message: expect.stringMatching(/2 records, taken by ERP sync .* is open/) },
    });
    await erp.revoke();
    expect((await erp.process()).status).toBe(401);
    expect((await crm.process()).text).toBe(first.text);
    expect(site.count('process')).toBe(1);
    expect((await crm.finish(jobUuidOf(first))).status).toBe(200);
  });

  it('keeps a person’s job from an integration until it is handed over, and then gives it to one', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const [erp, crm] = [await makeIntegration(ctx, 'ERP sync'), await makeIntegration(ctx, 'CRM sync')];
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    const refused = await erp.process();
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(operator.name);
    await handOverJob(ctx, job.id, { handedOver: true });
    const given = await erp.process();
    expect(jobUuidOf(given)).toBe(job.jobUuid);
    expect((await crm.process()).status).toBe(409);
    await expect(handOverJob(ctx, job.id, { handedOver: false })).rejects.toMatchObject({ code: 'conflict' });
    expect((await erp.finish(job.jobUuid)).status).toBe(200);
    expect(site.queue(QUEUE_UUID).open).toEqual([]);
    expect(site.count('process')).toBe(1);
  });

  it('takes a hand-over back while nobody has fetched it', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    await handOverJob(ctx, job.id, { handedOver: true });
    const { job: after } = await handOverJob(ctx, job.id, { handedOver: false });
    expect(after.handedOver).toBeNull();
    expect((await erp.process()).status).toBe(409);
  });

  it('answers the finish of a job that a person has finished from the ledger', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    site.behaviour.finishAgain = 'not-found';
    const erp = await makeIntegration(ctx, 'ERP sync');
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    await handOverJob(ctx, job.id, { handedOver: true });
    await erp.process();
    await finish(ctx, job);
    const answered = await erp.finish(job.jobUuid);
    expect(answered.status).toBe(200);
    expect(JSON.parse(answered.text)).toEqual({ job_uuid: job.jobUuid, clear_count: 2 });
    expect(answered.headers.get('x-answered-by')).toBe('ledger');
    expect(site.count('finish')).toBe(1);
  });

  it('reconciles a process call of unknown outcome by asking again', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.queue(QUEUE_UUID).add(2);
    const erp = await makeIntegration(ctx, 'ERP sync');
    site.failNext('process', { kind: 'reset', when: 'middle', acts: true });
    const lost = await erp.process();
    expect(lost.status).toBe(502);
    expect(lost.text).toMatch(/connection broke.*Call process again/);
    const again = await erp.process();
    expect(again.status).toBe(200);
    expect(jobUuidOf(again)).toBe(site.queue(QUEUE_UUID).jobs[0]?.uuid);
    expect(site.queue(QUEUE_UUID).jobs).toHaveLength(1);
    const view = await getQueueView(ctx, QUEUE_ID);
    expect(view).toMatchObject({ unknownCall: null, openJob: { holder: { name: 'ERP sync' } } });
  });

  it('repeats a finish of unknown outcome before it takes new records', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    site.queue(QUEUE_UUID).add(1002);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const first = jobUuidOf(await erp.process());
    site.failNext('finish', { kind: 'reset', when: 'before', acts: false });
    expect((await erp.finish(first)).status).toBe(502);
    const next = await erp.process();
    expect(site.count('finish')).toBe(2);
    expect(jobUuidOf(next)).not.toBe(first);
    expect(site.queue(QUEUE_UUID).open.map((job) => job.uuid)).toEqual([jobUuidOf(next)]);
    expect((await getQueueView(ctx, QUEUE_ID)).unknownCall).toBeNull();
  });

  it('forwards the finish of a job that is not held here, and notes what the site cleared', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const queue = site.queue(QUEUE_UUID);
    queue.add(2);
    const taken = queue.take();
    const erp = await makeIntegration(ctx, 'ERP sync');
    const cleared = await erp.finish(taken.uuid);
    expect(JSON.parse(cleared.text)).toEqual({ job_uuid: taken.uuid, clear_count: 2 });
    const known = await ctx.database.kysely.selectFrom('job').selectAll().executeTakeFirstOrThrow();
    expect(known).toMatchObject({
      job_uuid: taken.uuid,
      state: 'finished',
      custody: 'not-held',
      clear_count: 2,
    });
    const missing = await erp.finish('00000000-1111-4222-8333-444444444444');
    expect(missing.status).toBe(404);
    expect(JSON.parse(missing.text)).toEqual({ error: { code: 404, message: 'Not found' } });
    expect((await getQueueView(ctx, QUEUE_ID)).openJob).toBeNull();
    const audited = await ctx.database.kysely
      .selectFrom('activity')
      .select('outcome')
      .where('verb', '=', 'job.finish')
      .orderBy('id')
      .execute();
    expect(audited).toHaveLength(2);
  });

  it('repeats the lost finish of a job that is not held here, never by process', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    const queue = site.queue(QUEUE_UUID);
    queue.add(2);
    const taken = queue.take();
    const erp = await makeIntegration(ctx, 'ERP sync');
    site.failNext('finish', { kind: 'reset', when: 'before', acts: true });
    expect((await erp.finish(taken.uuid)).status).toBe(502);
    expect((await getQueueView(ctx, QUEUE_ID)).unknownCall).toMatchObject({
      verb: 'finish',
      jobUuid: taken.uuid,
    });
    expect((await erp.finish(taken.uuid)).status).toBe(200);
    expect((await getQueueView(ctx, QUEUE_ID)).unknownCall).toBeNull();
    expect(site.count('process')).toBe(0);
  });

  it('forwards limit_num, refuses a wrong one, and takes a batch of that size for a full one', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(5);
    const erp = await makeIntegration(ctx, 'ERP sync');
    for (const bad of ['limit_num=0', 'limit_num=1001', 'limit_num=x', 'limit_num=1&limit_num=2']) {
      expect((await erp.process(bad)).status).toBe(400);
    }
    expect(site.count('process')).toBe(0);
    expect((await erp.finish('no-uuid')).status).toBe(404);
    expect((await getQueueView(ctx, QUEUE_ID)).polledBy).toBe('nobody');
    await erp.process('limit_num=2');
    expect(site.calls.at(-1)?.path).toMatch(/\?limit_num=2$/);
    const view = await getQueueView(ctx, QUEUE_ID);
    expect(view.openJob?.recordCount).toBe(2);
    expect(view.queued).toMatchObject({ basis: 'at-least' });
  });

  it('passes errors of the site on as they are, and says itself what no answer means', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const body = '{"error":{"code":429,"message":"Slow down"}}';
    site.failNext(
      'process',
      answer(429, { body, headers: { 'retry-after': '7', 'set-cookie': 'secret=1' } }),
    );
    const limited = await erp.process();
    expect(limited).toMatchObject({ status: 429, text: body });
    expect(limited.headers.get('retry-after')).toBe('7');
    expect(limited.headers.get('set-cookie')).toBeNull();
    site.failNext('process', answer(200, { body }));
    expect(await erp.process()).toMatchObject({ status: 200, text: body });
    site.failNext('process', { kind: 'compress', as: 'gzip' });
    expect(JSON.parse((await erp.process()).text)).toEqual({ job_uuid: null, data: [] });
    site.failNext('process', { kind: 'stall', after: 'nothing' });
    const late = await erp.process();
    expect(late.status).toBe(504);
    expect(JSON.parse(late.text)).toMatchObject({ error: { code: 504 } });
    await site.stop();
    const gone = await erp.process();
    expect(gone.status).toBe(502);
    expect(gone.text).toContain('Nothing changed there.');
    await site.listen();
  });

  it('refuses what is not for it, in Fluxx’s shape', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(1);
    const { secret, ...erp } = await makeIntegration(ctx, 'ERP sync');
    const refused = [
      await askGateway(ctx, { secret: 'fac_gw_nonsense' }),
      await askGateway(ctx, { secret, queueUuid: '00000000-1111-4222-8333-444444444444' }),
      await askGateway(ctx, { secret, method: 'HEAD' }),
      await askGateway(ctx, { secret, method: 'POST' }),
      await erp.finish('not-a-uuid'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 404, 405, 405, 404]);
    for (const { text, status } of refused)
      expect(JSON.parse(text)).toMatchObject({ error: { code: status } });
    expect(site.calls).toEqual([]);
  });
});
