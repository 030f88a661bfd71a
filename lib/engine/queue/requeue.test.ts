import { expect, it } from 'vitest';
import { systemActor, type Actor } from '@/lib/domain/actor';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { deleteAlert } from '../alerts/delete-alert';
import { saveRecords } from '../records/save-records';
import { dropOldEntries } from './drop-old-entries';
import { getRequeue } from './get-requeue';
import { finishJob } from './finish';
import { processAnswer } from './poll-endpoint';
import { processQueue } from './process';
import { requeueJob } from './requeue-job';

const DAY = 24 * 60 * 60 * 1000;
const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'admin', address: '192.0.2.7' };

/** A site whose queue was processed: the job holds `taken` records, a second apart; `waiting` came later. */
async function siteWithJob(kind: DatabaseKind, { taken = 3, waiting = 2 } = {}) {
  const site = await testSite(kind);
  const alert = await site.makeAlert({ alert_trigger_type: 'Filter' });
  const { queueUuid } = alert;
  const save = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      await saveRecords(site.ctx, [{ model: 'grant_request', values: {} }], systemActor);
      site.clock.advance(1000);
    }
  };
  const take = async () => {
    const text = await processQueue(site.ctx, { queueUuid, limit: null, clientId: null });
    const { job_uuid: jobUuid, data } = processAnswer.parse(JSON.parse(text));
    return { jobUuid: jobUuid ?? '', data };
  };
  const finish = (jobUuid: string) => finishJob(site.ctx, { queueUuid, jobUuid });
  await save(taken);
  const first = await take();
  await save(waiting);
  const requeue = (jobUuid = first.jobUuid, seenRecords = taken) =>
    requeueJob(site.ctx, { queueUuid, jobUuid, seenRecords }, ada);
  return { site, alert, queueUuid, first, take, finish, requeue };
}

describeOnEachDatabase('a requeue', (kind) => {
  it('queues the records of a finished job again, with their first timestamps, before all that came later', async () => {
    const { site, alert, first, take, finish, requeue } = await siteWithJob(kind);
    await finish(first.jobUuid);
    site.clock.advance(DAY);
    expect(await requeue()).toBe(3);
    const again = await take();
    expect(again.data.map(({ identity }) => identity)).toEqual([1, 2, 3, 4, 5]);
    expect(again.data.slice(0, 3)).toEqual(first.data);
    expect(again.jobUuid).not.toBe(first.jobUuid);
    const queue = await site.database.kysely
      .selectFrom('engine_queue')
      .selectAll()
      .where('alert_id', '=', alert.id)
      .executeTakeFirstOrThrow();
    expect(queue).toMatchObject({ queued: 0, entered_total: 8, taken_total: 8, finished_total: 3 });
  });

  it('keeps the order among records of one moment, and what is queued meanwhile gets places of its own', async () => {
    const { site, first, take, finish, requeue, alert } = await siteWithJob(kind, { taken: 2, waiting: 0 });
    const created = () => ({ model: 'grant_request', values: {} });
    await saveRecords(site.ctx, [created(), created(), created()], systemActor);
    await finish(first.jobUuid);
    const second = await take();
    await finish(second.jobUuid);
    await requeue(second.jobUuid, 3);
    await saveRecords(site.ctx, [created()], systemActor);
    await requeue(first.jobUuid, 2);
    expect((await take()).data.map(({ identity }) => identity)).toEqual([1, 2, 3, 4, 5, 6]);
    const jobs = await site.database.kysely
      .selectFrom('engine_job')
      .select('entries_json')
      .where('alert_id', '=', alert.id)
      .where('finished_at', 'is', null)
      .executeTakeFirstOrThrow();
    const sequences = (JSON.parse(jobs.entries_json) as [number, number, number][]).map(([at]) => at);
    expect(sequences).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('happens once for a job, however many ask at once', async () => {
    const { site, first, finish, requeue } = await siteWithJob(kind, { waiting: 0 });
    await finish(first.jobUuid);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => requeue()));
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refusals).toHaveLength(19);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(/already, sent by Ada on .* Nothing was queued\.$/),
      });
    const entries = await site.database.kysely.selectFrom('engine_queue_entry').selectAll().execute();
    expect(entries).toHaveLength(3);
    const acts = await site.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'job.requeue')
      .orderBy('id')
      .execute();
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatchObject({ actor_name: 'Ada', address: '192.0.2.7', outcome: 'done' });
    expect(JSON.parse(acts[0]?.detail_json ?? '')).toMatchObject({ job_uuid: first.jobUuid, records: 3 });
  });

  it('of the job that took them the second time works as of the first', async () => {
    const { first, take, finish, requeue } = await siteWithJob(kind, { waiting: 0 });
    await finish(first.jobUuid);
    await requeue();
    const second = await take();
    await finish(second.jobUuid);
    expect(await requeue(second.jobUuid, 3)).toBe(3);
    expect((await take()).data).toEqual(first.data);
  });

  it('is refused while the job is open, for a count nobody sees any more, and for an unknown job', async () => {
    const { site, alert, queueUuid, first, finish, requeue } = await siteWithJob(kind);
    await expect(requeue()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('not finished'),
    });
    await finish(first.jobUuid);
    await expect(requeue(first.jobUuid, 4)).rejects.toMatchObject({ code: 'conflict' });
    await expect(requeue('90ff218f-58f8-11ea-8424-0265ea535fd4')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(requeue('no uuid')).rejects.toMatchObject({ code: 'not-found' });
    const other = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await expect(
      requeueJob(site.ctx, { queueUuid: other.queueUuid, jobUuid: first.jobUuid, seenRecords: 3 }, ada),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await getRequeue(site.ctx, { queueUuid, jobUuid: first.jobUuid })).toMatchObject({
      refusal: null,
      records: 3,
    });
    await deleteAlert(site.ctx, alert.id, systemActor);
    await expect(requeue()).rejects.toMatchObject({ code: 'not-found' });
    expect((await getRequeue(site.ctx, { queueUuid, jobUuid: first.jobUuid })).refusal).toContain('deleted');
  });

  it('goes on answering finish as the first time', async () => {
    const { first, finish, requeue } = await siteWithJob(kind);
    const answer = await finish(first.jobUuid);
    await requeue();
    expect(await finish(first.jobUuid)).toBe(answer);
  });

  it('is over 90 days after the finish, and says so; the open job and the newer one keep theirs', async () => {
    const { site, queueUuid, first, take, finish, requeue } = await siteWithJob(kind);
    const { signal } = new AbortController();
    await finish(first.jobUuid);
    site.clock.advance(1000);
    const second = await take();
    await finish(second.jobUuid);
    site.clock.advance(90 * DAY - 500);
    await dropOldEntries(site.ctx, signal);
    await expect(requeue()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('90 days'),
    });
    expect(await getRequeue(site.ctx, { queueUuid, jobUuid: second.jobUuid })).toMatchObject({
      refusal: null,
      records: 2,
    });
    expect(await finish(first.jobUuid)).toContain('"clear_count":3');
  });
});
