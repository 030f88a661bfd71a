import { expect, it } from 'vitest';
import { finishJob } from '@/lib/console/jobs/finish';
import { processQueue } from '@/lib/console/jobs/process';
import { readQueueViews } from '@/lib/console/queues/queue-view';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import type { Actor } from '@/lib/domain/actor';
import { systemActor } from '@/lib/domain/actor';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertSiteAndQueue, QUEUE_ID, UNUSED_CREDENTIALS } from '@/lib/testing/fake-site/ledger-context';
import { testRuntime } from '@/lib/testing/runtime';
import { readRequeue, requeueOfConsole } from './requeue';

const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'admin', address: null };

/** Both halves over a database of the test's own, with one alert and three queued records the console knows of. */
async function consoleWithQueue(kind: DatabaseKind) {
  const runtime = await testRuntime(kind);
  const config = { name: 'All', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
  await createAlert(runtime.engine, config, ada);
  await saveRecords(
    runtime.engine,
    [1, 2, 3].map(() => ({ model: 'grant_request', values: {} })),
    systemActor,
  );
  await sampleBuiltInSite(runtime.console);
  const queueOf = async () => {
    const queue = (await readQueueViews(runtime.console)).find(({ name }) => name === 'All');
    if (queue === undefined) throw new Error('The queue is not tracked');
    return queue;
  };
  const acting = { ...runtime.console, actor: ada };
  const process = async () => {
    const seen = { openJobId: null, unknownCallId: null };
    const { job } = await processQueue(acting, (await queueOf()).id, { seen });
    if (job === null) throw new Error('Nothing was taken');
    return job;
  };
  const finish = (id: string) => finishJob(acting, id, { seen: { state: 'open', recordCount: 3 } });
  return { runtime, acting, process, finish, queueOf };
}

describeOnEachDatabase('the console’s requeue', (kind) => {
  it('sends the records of a finished job back, once, and shows the queue’s new count', async () => {
    const { runtime, process, finish, queueOf } = await consoleWithQueue(kind);
    const job = await process();
    await finish(job.id);
    expect(await readRequeue(runtime, job.id)).toEqual({
      requeue: { refusal: null, records: 3, requeuedAt: null, requeuedBy: null },
    });
    expect(await requeueOfConsole(runtime, job.id, { records: 3 }, ada)).toEqual({ records: 3 });
    expect((await queueOf()).queued).toMatchObject({ value: 3, basis: 'exact' });
    await expect(requeueOfConsole(runtime, job.id, { records: 3 }, ada)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await readRequeue(runtime, job.id)).toMatchObject({ requeue: { requeuedBy: 'Ada' } });
    expect((await process()).recordCount).toBe(3);
  });

  it('is refused with a sentence for a job that is not finished', async () => {
    const { runtime, process, queueOf } = await consoleWithQueue(kind);
    const job = await process();
    await expect(requeueOfConsole(runtime, job.id, { records: 3 }, ada)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^This job is not finished.* Nothing was queued\.$/),
    });
    expect((await readRequeue(runtime, job.id)).requeue.refusal).toContain('not finished');
    expect((await queueOf()).openJob?.id).toBe(job.id);
  });

  it('is refused with a sentence for a job of another site, and for one nobody knows', async () => {
    const { runtime, acting, process } = await consoleWithQueue(kind);
    await insertSiteAndQueue(acting, {
      baseUrl: 'http://site.invalid',
      credentials: UNUSED_CREDENTIALS,
    });
    const job = await process();
    await runtime.database.kysely
      .updateTable('job')
      .set({ queue_id: QUEUE_ID, state: 'finished' })
      .where('id', '=', job.id)
      .execute();
    await expect(requeueOfConsole(runtime, job.id, { records: 3 }, ada)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Only the built-in site can'),
    });
    await expect(readRequeue(runtime, '0193f0aa-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
