import { expect, it } from 'vitest';
import { z } from 'zod';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { updateAlert } from '../alerts/update-alert';
import { processAnswer } from '../queue/poll-endpoint';
import { requeueJob } from '../queue/requeue-job';
import { saveRecords } from '../records/save-records';
import { listAnswer } from './wire';

const named = z.array(z.looseObject({ name: z.string() }));

/** Two alerts on two models, and what REST tells of what changed since. */
async function setUp(kind: DatabaseKind) {
  const site = await testSite(kind);
  for (const [name, model] of [
    ['Grants', 'grant_request'],
    ['Payments', 'request_transaction'],
  ])
    await site.send('/api/rest/v2/alert', {
      method: 'POST',
      body: new URLSearchParams({
        data: JSON.stringify({ name, model_controller_type: model, alert_trigger_type: 'Filter' }),
      }),
    });
  return {
    site,
    save: (model: string) => saveRecords(site, [{ model, values: {} }], systemActor),
    ask: async (since: string, more = '') => {
      const { json } = await site.send(
        `/api/rest/v2/alert?cols=["id","name","total_queued_records"]&changed_since=${since}${more}`,
      );
      const answer = listAnswer.parse(json);
      const alerts = named.parse(answer.records['alert']);
      return { names: alerts.map(({ name }) => name), total: answer.total_entries, changes: answer.changes };
    },
  };
}

describeOnEachDatabase('what changed of the alerts', (kind) => {
  it('is all for whoever asks first, and then the queues that are not as they were', async () => {
    const { save, ask } = await setUp(kind);
    const first = await ask('never');
    expect([first.names, first.changes?.partial]).toEqual([['Grants', 'Payments'], false]);
    const since = first.changes?.next ?? '';
    expect(await ask(since)).toMatchObject({ names: [], total: 0, changes: { partial: true } });
    await save('request_transaction');
    const second = await ask(since);
    expect([second.names, second.changes?.partial]).toEqual([['Payments'], true]);
    await save('grant_request');
    expect((await ask(second.changes?.next ?? '')).names).toEqual(['Grants']);
    // Whoever asks from an earlier place is told of both.
    expect((await ask(since)).names).toEqual(['Grants', 'Payments']);
  });

  it('is all again when an alert was changed or made, and for a place that nobody here told', async () => {
    const { site, ask } = await setUp(kind);
    const first = await ask('never');
    for (const strange of ['1', 'elsewhere.1', `${first.changes?.next ?? ''}9`])
      expect((await ask(strange)).changes?.partial).toBe(false);
    await updateAlert(site, 1, { name: 'All grants' }, systemActor);
    const after = await ask(first.changes?.next ?? '');
    expect([after.names, after.changes?.partial]).toEqual([['All grants', 'Payments'], false]);
  });

  it('is a queue whose records were taken, whose job was finished, or that was given them again', async () => {
    const { site, save, ask } = await setUp(kind);
    await save('grant_request');
    await save('grant_request');
    const { json } = await site.send('/api/rest/v2/alert?cols=["queue_uuid"]');
    const [grants] = z
      .array(z.object({ queue_uuid: z.string() }))
      .parse(listAnswer.parse(json).records['alert']);
    const queueUuid = grants?.queue_uuid ?? '';
    let { next: since } = z.object({ next: z.string() }).parse((await ask('never')).changes);
    const told = async () => {
      const { names, changes } = await ask(since);
      since = changes?.next ?? '';
      return [names, changes?.partial];
    };
    const { job_uuid } = processAnswer.parse((await site.process(queueUuid, '?limit_num=1')).json);
    const jobUuid = job_uuid ?? '';
    expect(await told()).toEqual([['Grants'], true]);
    await site.finish(queueUuid, jobUuid);
    expect(await told()).toEqual([['Grants'], true]);
    await requeueJob(site, { queueUuid, jobUuid, seenRecords: 1 }, systemActor);
    expect(await told()).toEqual([['Grants'], true]);
    expect(await told()).toEqual([[], true]);
  });

  it('is all where it does not fit in a page, and not asked for where a filter is given', async () => {
    const { save, ask } = await setUp(kind);
    const since = (await ask('never')).changes?.next ?? '';
    await save('grant_request');
    await save('request_transaction');
    expect(await ask(since, '&per_page=1')).toMatchObject({
      names: ['Grants'],
      total: 2,
      changes: { partial: false },
    });
    const filtered = await ask(since, '&filter=["name","eq","Payments"]');
    expect([filtered.names, filtered.changes]).toEqual([['Payments'], undefined]);
  });
});
