import { expect, it } from 'vitest';
import { z } from 'zod';
import { readHistory } from '@/lib/console/history/read-history';
import { processQueue } from '@/lib/console/jobs/process';
import { readQueueViews } from '@/lib/console/queues/queue-view';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import { systemActor, type Actor } from '@/lib/domain/actor';
import { suggestion } from '@/lib/domain/queue-can';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testRuntime } from '@/lib/testing/runtime';
import { readAlertRequeue, requeueOfAlert } from './requeue';

const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'admin', address: null };
const HOUR_MS = 60 * 60 * 1000;
const token = z.object({ access_token: z.string() });
const job = z.object({ job_uuid: z.string() });

/** The program with one queue, and an integration that polls the built-in site with a token of that site. */
async function siteWithIntegration(kind: DatabaseKind) {
  const runtime = await testRuntime(kind);
  const config = { name: 'All', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
  const { id, queueUuid } = await createAlert(runtime.engine, config, ada);
  const client = await createOauthClient(runtime.engine, { name: 'ERP' }, systemActor);
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> =>
    (await runtime.engineFetch(new Request(`http://site${path}`, init))).json();
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.clientId,
    client_secret: client.clientSecret,
  });
  const { access_token: bearer } = token.parse(await ask('/oauth/token', { method: 'POST', body }));
  const poll = (path: string) =>
    ask(`/poll/client/1/uuid/${path}`, { headers: { authorization: `Bearer ${bearer}` } });
  return {
    runtime,
    alertId: id,
    save: (count: number) =>
      saveRecords(
        runtime.engine,
        Array.from({ length: count }, () => ({ model: 'grant_request', values: {} })),
        systemActor,
      ),
    take: async () => job.parse(await poll(`queue/${queueUuid}`)).job_uuid,
    finish: (jobUuid: string) => poll(`queue_finished/${queueUuid}/${jobUuid}`),
    seen: async () => {
      await sampleBuiltInSite(runtime.console);
      const [queue] = await readQueueViews(runtime.console);
      if (queue === undefined) throw new Error('The queue is not tracked');
      return queue;
    },
  };
}

describeOnEachDatabase('a job that an integration takes straight from the built-in site', (kind) => {
  it('is seen as somebody else’s, makes its queue stuck when it stays, and is over when it is finished there', async () => {
    const { runtime, save, take, finish, seen } = await siteWithIntegration(kind);
    await save(3);
    const jobUuid = await take();
    await save(5);
    expect(suggestion(await seen()).action).toBe('wait');
    expect(await seen()).toMatchObject({
      health: { state: 'healthy' },
      openJob: { jobUuid, state: 'open', custody: 'not-held', recordCount: 3, holder: { kind: 'foreign' } },
      queued: { value: 5 },
      processing: { value: 3 },
    });
    await runtime.database.kysely
      .updateTable('job')
      .set({ opened_at: runtime.console.clock.now() - 2 * HOUR_MS })
      .execute();
    expect(suggestion(await seen()).action).toBe('process');
    expect((await seen()).health).toMatchObject({
      state: 'stuck',
      sentence: expect.stringContaining('A job of 3 records, taken by Somebody else, has been open for 2'),
    });
    await finish(jobUuid);
    expect(await seen()).toMatchObject({ health: { state: 'healthy' }, openJob: null });
    const jobs = await runtime.database.kysely.selectFrom('job').selectAll().execute();
    expect(jobs).toMatchObject([{ job_uuid: jobUuid, state: 'finished', finish_inferred: 1 }]);
    await seen();
    const { points } = await readHistory(runtime.console, { hours: 1, compare: 'none' });
    const timed = points.filter((point) => point.jobs !== null);
    expect(timed.map((point) => point.jobs)).toEqual([1]);
    expect(timed[0]?.p50Ms ?? 0).toBeGreaterThan(1.9 * HOUR_MS);
    const total = (key: 'entered' | 'processed' | 'finished') =>
      points.reduce((sum, point) => sum + (point[key] ?? 0), 0);
    expect([total('entered'), total('processed'), total('finished')]).toEqual([8, 3, 3]);
  });

  it('is followed by the next one, and never noted twice', async () => {
    const { runtime, save, take, finish, seen } = await siteWithIntegration(kind);
    await save(2);
    const first = await take();
    await seen();
    await seen();
    await finish(first);
    await save(1);
    const second = await take();
    expect((await seen()).openJob).toMatchObject({ jobUuid: second, recordCount: 1 });
    const jobs = await runtime.database.kysely.selectFrom('job').select(['job_uuid', 'state']).execute();
    expect(new Map(jobs.map((one) => [one.job_uuid, one.state]))).toEqual(
      new Map([
        [first, 'finished'],
        [second, 'open'],
      ]),
    );
  });

  it('can be queued again by its alert, though it was over before the console saw it', async () => {
    const { runtime, alertId, save, take, finish, seen } = await siteWithIntegration(kind);
    await save(3);
    const named = { id: alertId, jobUuid: await take() };
    expect((await readAlertRequeue(runtime, named)).requeue.refusal).toContain('not finished');
    await expect(requeueOfAlert(runtime, named, { records: 3 }, ada)).rejects.toMatchObject({
      code: 'conflict',
    });
    await finish(named.jobUuid);
    expect((await seen()).queued.value).toBe(0);
    expect(await readAlertRequeue(runtime, named)).toMatchObject({ requeue: { refusal: null, records: 3 } });
    expect(await requeueOfAlert(runtime, named, { records: 3 }, ada)).toEqual({ records: 3 });
    expect((await seen()).queued.value).toBe(3);
    expect((await readAlertRequeue(runtime, named)).requeue).toMatchObject({ requeuedBy: 'Ada' });
    await expect(requeueOfAlert(runtime, named, { records: 3 }, ada)).rejects.toMatchObject({
      code: 'conflict',
    });
    const acts = await runtime.database.kysely.selectFrom('activity').select('verb').orderBy('id').execute();
    expect(acts.filter(({ verb }) => verb.includes('requeue'))).toHaveLength(1);
  });

  it('is held here once the site hands it out again, and stays its taker’s', async () => {
    const { runtime, save, take, seen } = await siteWithIntegration(kind);
    await save(3);
    const jobUuid = await take();
    const queue = await seen();
    const acting = { ...runtime.console, actor: ada };
    const looked = { openJobId: queue.openJob?.id ?? null, unknownCallId: null };
    const { job: held } = await processQueue(acting, queue.id, { seen: looked });
    expect(held).toMatchObject({ jobUuid, custody: 'held', recordCount: 3, holder: { kind: 'foreign' } });
    expect((await seen()).openJob).toMatchObject({ jobUuid, custody: 'held' });
  });
});
