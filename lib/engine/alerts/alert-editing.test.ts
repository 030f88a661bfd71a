import { expect, it } from 'vitest';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import type { Actor } from '@/lib/domain/actor';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { saveRecords } from '../records/save-records';
import { sweepOnce } from '../sweep/sweep-once';
import { listAlertChanges } from './alert-changes';
import { alertLoss } from './alert-loss';
import { createAlert } from './create-alert';
import { deleteAlert } from './delete-alert';
import { explainAlert } from './explain-alert';
import { getAlertDetail } from './get-alert-detail';
import { listAlertEntries } from './list-alert-entries';
import { listAlertSummaries } from './list-alert-summaries';
import { previewAlert } from './preview-alert';
import { updateAlert } from './update-alert';

const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'admin', address: null };
const otto: Actor = { ...ada, id: 'otto', name: 'Otto' };
const DRAFT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const settings = { model_controller_type: 'grant_request', name: 'Once', alert_trigger_type: 'Filter' };

function save(site: TestSite, values: Record<string, unknown>, id?: number) {
  return saveRecords(
    site.ctx,
    [{ model: 'grant_request', values, ...(id === undefined ? {} : { id }) }],
    systemActor,
  );
}

async function jobOf(site: TestSite, queueUuid: string, limit: number): Promise<string> {
  const { json } = await site.process(queueUuid, `?limit_num=${limit}`);
  return String(Object(json).job_uuid);
}

describeOnEachDatabase('two editors of one alert', (kind) => {
  it('the second is told who changed what, and nothing of the first is overwritten', async () => {
    const site = await testSite(kind);
    const { id, queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter', extra_fields: ['state'] });
    await updateAlert(site.ctx, id, { name: 'By Ada', filter: ['po_number', 'eq', 'a'] }, ada, 1);
    await expect(updateAlert(site.ctx, id, { name: 'By Otto' }, otto, 1)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^Ada changed the name, the filter .* Nothing of yours was saved\.$/),
      problems: [{ path: 'name' }, { path: 'filter' }],
    });
    const stands = await getAlertDetail(site.ctx, id);
    expect(stands).toMatchObject({
      name: 'By Ada',
      version: 2,
      queueUuid,
      settings: { extra_fields: ['state'] },
    });
    expect(await listAlertChanges(site.database.kysely, id, 1)).toEqual([
      {
        at: site.clock.now(),
        actor: { kind: 'person', name: 'Ada' },
        version: 2,
        settings: ['name', 'filter'],
      },
    ]);
    expect(await listAlertChanges(site.database.kysely, id, 2)).toEqual([]);
    await updateAlert(site.ctx, id, { extra_fields: [] }, otto, 2);
    expect((await getAlertDetail(site.ctx, id)).settings).toMatchObject({ name: 'By Ada', extra_fields: [] });
  });

  it('a caller that names no version is not asked for one', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await updateAlert(site.ctx, id, { name: 'One' }, ada);
    await updateAlert(site.ctx, id, { name: 'Two' }, ada);
    expect((await getAlertDetail(site.ctx, id)).name).toBe('Two');
  });
});

describeOnEachDatabase('a second press of Save', (kind) => {
  it('makes no second alert, one after the other and at once', async () => {
    const site = await testSite(kind);
    const [first, second] = await Promise.all([
      createAlert(site.ctx, settings, ada, DRAFT),
      createAlert(site.ctx, settings, ada, DRAFT),
    ]);
    const third = await createAlert(site.another(), settings, ada, DRAFT);
    expect([second.queueUuid, third.queueUuid]).toEqual([first.queueUuid, first.queueUuid]);
    expect(await listAlertSummaries(site.ctx, 'grant_request')).toHaveLength(1);
  });

  it('with other settings is refused, and alerts without a key never meet', async () => {
    const site = await testSite(kind);
    await createAlert(site.ctx, settings, ada, DRAFT);
    await expect(createAlert(site.ctx, { ...settings, name: 'Other' }, ada, DRAFT)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('already'),
    });
    await createAlert(site.ctx, settings, ada);
    await createAlert(site.ctx, settings, ada);
    expect(await listAlertSummaries(site.ctx, undefined)).toHaveLength(3);
  });

  it('a name of 10,000 characters is refused, and one from right to left is kept', async () => {
    const site = await testSite(kind);
    await expect(createAlert(site.ctx, { ...settings, name: 'x'.repeat(10_000) }, ada)).rejects.toMatchObject(
      {
        code: 'invalid',
        problems: [{ path: 'name', message: 'The name has at most 200 characters.' }],
      },
    );
    const { id } = await createAlert(site.ctx, { ...settings, name: 'تنبيه الدفعات' }, ada);
    expect((await getAlertDetail(site.ctx, id)).name).toBe('تنبيه الدفعات');
  });
});

describeOnEachDatabase('deleting an alert', (kind) => {
  it('says what would be lost, and refuses when more would be than was seen', async () => {
    const site = await testSite(kind);
    const { id, queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    for (const name of ['a', 'b', 'c', 'd']) await save(site, { po_number: name });
    await site.finish(queueUuid, await jobOf(site, queueUuid, 1));
    const jobUuid = await jobOf(site, queueUuid, 2);
    const loss = await alertLoss(site.ctx, id);
    expect(loss).toEqual({
      version: 1,
      queued: 1,
      openJob: { jobUuid, records: 2, openedAt: site.clock.now() },
      finishedJobs: 1,
      remembered: 0,
    });
    const { openJob: _openJob, ...figures } = loss;
    const seen = { ...figures, openJobUuid: jobUuid };
    await save(site, { po_number: 'e' });
    for (const stale of [seen, { ...seen, queued: 2, openJobUuid: null }, { ...seen, queued: 2, version: 2 }])
      await expect(deleteAlert(site.ctx, id, ada, stale)).rejects.toMatchObject({ code: 'conflict' });
    expect(await findAlert(site.database.kysely, id)).toBeDefined();
    await deleteAlert(site.ctx, id, ada, { ...seen, queued: 2 });
    await expect(getAlertDetail(site.ctx, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(alertLoss(site.ctx, id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await site.process(queueUuid)).status).toBe(404);
  });

  it('counts what a One Time Filter remembers', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({ alert_trigger_type: 'One Time Filter' });
    await save(site, {});
    await save(site, {});
    await sweepOnce(site.ctx);
    expect(await alertLoss(site.ctx, id)).toMatchObject({ remembered: 2, queued: 2 });
  });
});

describeOnEachDatabase('the entries of an alert', (kind) => {
  it('come newest first, and say where each is', async () => {
    const site = await testSite(kind);
    const { id, queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    for (let record = 1; record <= 4; record += 1) {
      site.clock.advance(1000);
      await save(site, {});
    }
    const cleared = await jobOf(site, queueUuid, 1);
    await site.finish(queueUuid, cleared);
    const open = await jobOf(site, queueUuid, 2);
    const entries = await listAlertEntries(site.ctx, id);
    expect(entries.map((entry) => [entry.recordId, entry.state, entry.jobUuid])).toEqual([
      [4, 'queued', null],
      [3, 'processing', open],
      [2, 'processing', open],
      [1, 'cleared', cleared],
    ]);
    expect(entries[3]).toMatchObject({ takenAt: site.clock.now(), clearedAt: site.clock.now() });
    expect(entries[0]).toMatchObject({ triggeredAt: site.clock.now(), takenAt: null, clearedAt: null });
    expect((await listAlertEntries(site.ctx, id, 3)).map((entry) => entry.recordId)).toEqual([4, 3, 2]);
  });

  it('are found behind many small jobs', async () => {
    const site = await testSite(kind);
    const { id, queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    for (let record = 1; record <= 23; record += 1) {
      site.clock.advance(1000);
      await save(site, {});
      await site.finish(queueUuid, await jobOf(site, queueUuid, 1));
    }
    const entries = await listAlertEntries(site.ctx, id);
    expect(entries.map((entry) => entry.recordId)).toEqual(
      Array.from({ length: 23 }, (_, index) => 23 - index),
    );
  });
});

describeOnEachDatabase('preview and explain', (kind) => {
  it('preview tells how many records meet a filter that is not saved, and shows what it asks of them', async () => {
    const site = await testSite(kind);
    await saveRecords(site.ctx, [{ model: 'organization', values: { name: 'One' } }], systemActor);
    await save(site, { amount_requested: '5', program_organization_id: 1 });
    await save(site, { amount_requested: '50' });
    await save(site, { amount_requested: '500' });
    const asked = {
      model: 'grant_request',
      settings: {
        filter: ['amount_requested', 'lt', '100'],
        extra_fields: ['program_organization_id.name', 'program_organization_id'],
      },
      offset: 0,
    };
    expect(await previewAlert(site.ctx, asked)).toEqual({
      total: 2,
      offset: 0,
      columns: ['amount_requested', 'program_organization_id.name', 'program_organization_id'],
      records: [
        { id: 1, values: ['5', 'One', 1], related: { program_organization_id: 'One' } },
        { id: 2, values: ['50', null, null], related: {} },
      ],
    });
    expect(await previewAlert(site.ctx, { ...asked, offset: 1 })).toMatchObject({ records: [{ id: 2 }] });
    await expect(
      previewAlert(site.ctx, { ...asked, settings: { filter: ['amount', 'lt', '100'] } }),
    ).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'filter' }] });
  });

  it('explain says what the next save would do, and the save does it', async () => {
    const site = await testSite(kind);
    const settingsOfState = {
      alert_trigger_type: 'State',
      alert_transition_states: ['granted'],
      filter: ['amount_requested', 'gt', '50'],
    };
    const { id } = await site.makeAlert(settingsOfState);
    await save(site, { amount_requested: '5', state: 'approved' });
    const asked = {
      model: 'grant_request',
      settings: settingsOfState,
      alertId: id,
      recordId: 1,
      save: { kind: 'moved-into', state: 'granted' } as const,
    };
    expect(await explainAlert(site.ctx, asked)).toMatchObject({ recordId: 1, queues: false });
    await save(site, { amount_requested: '500' }, 1);
    expect(await explainAlert(site.ctx, asked)).toMatchObject({ queues: true, filter: { holds: true } });
    expect(await listAlertEntries(site.ctx, id)).toEqual([]);
    await save(site, { state: 'granted' }, 1);
    expect(await listAlertEntries(site.ctx, id)).toMatchObject([{ recordId: 1 }]);
    await expect(explainAlert(site.ctx, { ...asked, recordId: 99 })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'recordId', message: 'There is no grant_request with the id 99.' }],
    });
  });

  it('explain knows what a One Time Filter has queued', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({ alert_trigger_type: 'One Time Filter' });
    await save(site, {});
    const asked = {
      model: 'grant_request',
      settings: { alert_trigger_type: 'One Time Filter' },
      alertId: id,
      recordId: 1,
      save: { kind: 'any-change' } as const,
    };
    expect(await explainAlert(site.ctx, asked)).toMatchObject({ queues: true });
    await sweepOnce(site.ctx);
    expect(await explainAlert(site.ctx, asked)).toMatchObject({ queues: false });
    expect(await explainAlert(site.ctx, { ...asked, alertId: null })).toMatchObject({ queues: true });
  });
});
