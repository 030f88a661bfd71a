import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { SITE_START, testSite } from '@/lib/testing/engine-site';
import { processAnswer } from '../queue/poll-endpoint';
import { saveRecords } from '../records/save-records';
import { COUNT_COLUMNS } from '../alerts/alert-model';
import { entryAnswer, listAnswer } from './wire';

const ALERTS = '/api/rest/v2/alert';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describeOnEachDatabase('REST over alerts', (kind) => {
  it('makes an alert with form fields and gives it as it stands', async () => {
    const site = await testSite(kind);
    const data = {
      name: 'Grants over 50,000',
      model_controller_type: 'grant_request',
      alert_trigger_type: 'State',
      alert_transition_states: '["granted"]',
      filter: '["amount_requested","gt","50000"]',
      extra_fields: ['amount_requested'],
    };
    const body = new URLSearchParams({ data: JSON.stringify(data) });
    const created = await site.send(ALERTS, { method: 'POST', body });
    const at = new Date(SITE_START).toISOString();
    expect([created.status, created.json]).toEqual([
      201,
      {
        alert: {
          id: 1,
          name: 'Grants over 50,000',
          alert_enabled: true,
          alert_trigger_type: 'State',
          alert_output: 'api',
          queue_uuid: expect.stringMatching(UUID),
          model_controller_type: 'grant_request',
          created_at: at,
          updated_at: at,
          filter: '{"group_type":"and","conditions":[["amount_requested","gt","50000"]]}',
          alert_transition_states: ['granted'],
          trigger_fields: [],
          extra_fields: ['amount_requested'],
        },
      },
    ]);
    expect((await site.send(`${ALERTS}/1`)).text).toBe(created.text);
  });

  it('never changes a Queue UUID, refuses another by name, and takes its own', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    const refused = await site.sendJson('PUT', `${ALERTS}/1`, {
      data: { name: 'New', queue_uuid: '90ff218f-58f8-11ea-8424-0265ea535fd4' },
    });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({ error: { code: 422, details: [{ path: 'queue_uuid' }] } });
    const same = await site.sendJson('PUT', `${ALERTS}/1`, {
      data: { name: 'New', queue_uuid: queueUuid, alert_output: 'api', extra_fields: ['state'] },
      cols: ['name', 'queue_uuid'],
    });
    expect(same.json).toEqual({ alert: { name: 'New', queue_uuid: queueUuid } });
  });

  it('tells what stands in the queues, only when asked', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await site.makeAlert({ alert_trigger_type: 'Filter', model_controller_type: 'organization' });
    await saveRecords(
      site.ctx,
      [1, 2, 3].map(() => ({ model: 'grant_request', values: {} })),
      systemActor,
    );
    site.clock.advance(60_000);
    await saveRecords(site.ctx, [{ model: 'grant_request', values: {} }], systemActor);
    const { job_uuid: jobUuid } = processAnswer.parse((await site.process(queueUuid, '?limit_num=3')).json);
    const cols = JSON.stringify(['id', ...COUNT_COLUMNS]);
    const counts = async () => {
      const answer = await site.send(`${ALERTS}?${new URLSearchParams({ cols }).toString()}`);
      return listAnswer.parse(answer.json).records['alert'];
    };
    const later = new Date(SITE_START + 60_000).toISOString();
    const none = {
      total_queued_records: 0,
      total_processing_records: 0,
      total_entered: 0,
      total_taken: 0,
      total_finished: 0,
    };
    expect(await counts()).toEqual([
      {
        id: 1,
        total_queued_records: 1,
        total_processing_records: 3,
        oldest_queued_at: later,
        total_entered: 4,
        total_taken: 3,
        total_finished: 0,
        open_job_uuid: jobUuid,
        open_job_opened_at: later,
      },
      { id: 2, ...none },
    ]);
    await site.finish(queueUuid, jobUuid ?? '');
    expect((await counts())?.[0]).toEqual({
      id: 1,
      total_queued_records: 1,
      total_processing_records: 0,
      oldest_queued_at: later,
      total_entered: 4,
      total_taken: 3,
      total_finished: 3,
    });
    const plain = entryAnswer.parse((await site.send(`${ALERTS}/1`)).json);
    expect(plain['alert']).not.toHaveProperty('total_queued_records');
  });

  it('lists with filters and pages, and deletes', async () => {
    const site = await testSite(kind);
    for (const name of ['A', 'B', 'C'])
      await site.makeAlert({ name, alert_trigger_type: 'Filter', alert_enabled: name !== 'B' });
    const list = async (query: Record<string, string>) =>
      listAnswer.parse((await site.send(`${ALERTS}?${new URLSearchParams(query).toString()}`)).json);
    expect(
      await list({ filter: '["alert_enabled","eq",true]', cols: '["name"]', per_page: '1', page: '2' }),
    ).toEqual({
      records: { alert: [{ name: 'C' }] },
      total_pages: 2,
      total_entries: 2,
      current_page: 2,
      per_page: 1,
    });
    expect((await site.send(`${ALERTS}/2`, { method: 'DELETE' })).status).toBe(200);
    expect((await site.send(`${ALERTS}/2`)).status).toBe(404);
    expect((await list({})).total_entries).toBe(2);
  });

  it('writes every change to the activity log with who made it', async () => {
    const site = await testSite(kind);
    const data = { name: 'A', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
    await site.sendJson('POST', ALERTS, { data });
    await site.sendJson('PUT', `${ALERTS}/1`, { data: { alert_enabled: false } });
    await site.send(`${ALERTS}/1`, { method: 'DELETE' });
    const acts = await site.database.kysely
      .selectFrom('activity')
      .select(['verb', 'actor_kind', 'actor_id', 'target_id', 'outcome'])
      .where('target_kind', '=', 'alert')
      .orderBy('id')
      .execute();
    const who = {
      actor_kind: 'application',
      actor_id: site.client.clientId,
      target_id: '1',
      outcome: 'done',
    };
    expect(acts).toEqual(['alert.create', 'alert.update', 'alert.delete'].map((verb) => ({ verb, ...who })));
  });
});
