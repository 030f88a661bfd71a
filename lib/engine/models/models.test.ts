import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { saveRecord } from '../records/save-record';
import { saveRecords, type RecordSave } from '../records/save-records';
import { addCustomField } from './add-custom-field';
import { readFieldUse } from './field-use';
import { readModel } from './read-model';
import { removeCustomField } from './remove-custom-field';
import { setWorkflow } from './set-workflow';

const model = 'grant_request';
const REGION = { model, field: 'region' };

const strict = {
  states: ['new', 'submitted', 'granted'],
  transitions: { new: ['submitted'], submitted: ['granted'], granted: [] },
};

const save = (site: TestSite, input: RecordSave) => saveRecord(site.ctx, input, systemActor);
const saveMany = (site: TestSite, input: RecordSave[]) => saveRecords(site.ctx, input, systemActor);

function addRegion(site: TestSite, type = 'string') {
  return addCustomField(site.ctx, model, { name: 'region', type }, systemActor);
}

describeOnEachDatabase('the workflow of a model', (kind) => {
  it('refuses a move it does not allow with 422 over REST, and nothing is changed', async () => {
    const site = await testSite(kind);
    await setWorkflow(site.ctx, model, strict, systemActor);
    const { id } = await save(site, { model, values: {} });
    const put = (data: unknown) => site.sendJson('PUT', `/api/rest/v2/${model}/${id}`, { data });
    const refused = await put({ state: 'granted', po_number: 'A' });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      error: {
        message: expect.stringContaining(
          'may not move from new to granted; from there it may move to: submitted.',
        ),
        details: [{ path: 'state' }],
      },
    });
    expect((await site.send(`/api/rest/v2/${model}/${id}`)).text).not.toContain('po_number');
    expect((await put({ state: 'submitted' })).status).toBe(200);
    expect((await put({ state: 'submitted', po_number: 'B' })).status).toBe(200);
    expect((await put({ state: 'granted' })).status).toBe(200);
    expect((await put({ state: 'new' })).text).toContain('does not leave that state');
  });

  it('names the row of a batch, and judges each save by the one before it', async () => {
    const site = await testSite(kind);
    await setWorkflow(site.ctx, model, strict, systemActor);
    const { id } = await save(site, { model, values: {} });
    const move = (state: string) => ({ model, id, values: { state } });
    await expect(saveMany(site, [move('submitted'), move('new')])).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: '[1].state' }],
    });
    await saveMany(site, [move('submitted'), move('granted')]);
  });

  it('lets records be made in any state, and every move happen until something else is said', async () => {
    const site = await testSite(kind);
    const { id } = await save(site, { model, values: { state: 'granted' } });
    await save(site, { model, id, values: { state: 'new' } });
    await setWorkflow(site.ctx, model, strict, systemActor);
    const made = await save(site, { model, values: { state: 'granted' } });
    expect(made.values['state']).toBe('granted');
  });

  it('tells what keeps a state from being removed, and the second of two editors', async () => {
    const site = await testSite(kind);
    const { version } = await readModel(site.ctx, model);
    await setWorkflow(site.ctx, model, { ...strict, seenVersion: version }, systemActor);
    await expect(
      setWorkflow(site.ctx, model, { ...strict, seenVersion: version }, systemActor),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Somebody else') });
    await save(site, { model, values: {} });
    await site.makeAlert({ alert_trigger_type: 'State', alert_transition_states: ['granted'] });
    expect(await readModel(site.ctx, model)).toMatchObject({
      version: version + 1,
      states: [
        { name: 'new', records: 1, alerts: [] },
        { name: 'submitted', records: 0, alerts: [] },
        { name: 'granted', records: 0, alerts: ['Alert'] },
      ],
    });
    expect((await readModel(site.ctx, 'organization')).states).toBeNull();
    await expect(setWorkflow(site.ctx, model, { states: ['new'] }, systemActor)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('"Alert" waits for the state granted'),
    });
    await expect(
      setWorkflow(site.ctx, model, { states: ['a'], transitions: { a: ['b'] } }, systemActor),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

describeOnEachDatabase('a state asked for in a filter', (kind) => {
  const filterAlert = { alert_trigger_type: 'Filter' };
  const payment = { ...filterAlert, model_controller_type: 'request_transaction' };

  it.each([
    ['of its own model', { ...filterAlert, filter: ['state', 'not-eq', 'Submitted'] }],
    ['of a model it joins', { ...payment, filter: ['request_id', 'filter', ['state', 'eq', 'submitted']] }],
  ])('keeps it from being removed: a filter %s', async (_what, alert) => {
    const site = await testSite(kind);
    await setWorkflow(site.ctx, model, strict, systemActor);
    await site.makeAlert(alert);
    const { states } = await readModel(site.ctx, model);
    expect(states?.map((state) => state.alerts)).toEqual([[], ['Alert'], []]);
    await expect(
      setWorkflow(site.ctx, model, { states: ['new', 'granted'] }, systemActor),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('the state submitted') });
    await setWorkflow(site.ctx, model, { states: ['new', 'submitted'] }, systemActor);
  });

  it('is refused when the workflow has none of that name, and nothing is made', async () => {
    const site = await testSite(kind);
    await expect(site.makeAlert({ ...filterAlert, filter: ['state', 'eq', 'nostate'] })).rejects.toThrow(
      'no state "nostate"',
    );
    expect(await site.ctx.database.kysely.selectFrom('engine_alert').select('id').execute()).toEqual([]);
  });
});

describeOnEachDatabase('a custom field', (kind) => {
  it('goes with its values when the number told is right, and comes back empty', async () => {
    const site = await testSite(kind);
    await addRegion(site);
    const { id } = await save(site, { model, values: { region: 'North', po_number: 'ü"1' } });
    await save(site, { model, values: { po_number: 'B' } });
    expect(await readFieldUse(site.ctx, REGION)).toEqual({ records: 1, alerts: [] });
    await expect(
      removeCustomField(site.ctx, { ...REGION, seenRecords: 0 }, systemActor),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('1 records') });
    await removeCustomField(site.ctx, { ...REGION, seenRecords: 1 }, systemActor);
    await expect(save(site, { model, id, values: { region: 'x' } })).rejects.toMatchObject({
      code: 'invalid',
    });
    await addRegion(site, 'integer');
    const read = await site.send(`/api/rest/v2/${model}/${id}`);
    expect(read.text).not.toContain('North');
    expect(read.json).toMatchObject({ grant_request: { po_number: 'ü"1' } });
  });

  it.each([
    ['its filter', { filter: ['region', 'eq', 'North'] }],
    ['its trigger fields', { alert_trigger_type: 'Field', trigger_fields: ['region'] }],
    ['its extra fields', { extra_fields: ['region'] }],
    [
      'an extra field of another model',
      { model_controller_type: 'request_report', extra_fields: ['request_id.region'] },
    ],
  ])('stays while an alert uses it in %s', async (_, input) => {
    const site = await testSite(kind);
    await addRegion(site);
    await site.makeAlert({ name: 'Northern', alert_trigger_type: 'Filter', ...input });
    expect((await readFieldUse(site.ctx, REGION)).alerts).toEqual(['Northern']);
    await expect(
      removeCustomField(site.ctx, { ...REGION, seenRecords: 0 }, systemActor),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('"Northern"') });
  });

  it('is the only kind that can be removed', async () => {
    const site = await testSite(kind);
    for (const field of ['po_number', 'state', 'id'])
      await expect(readFieldUse(site.ctx, { model, field })).rejects.toMatchObject({ code: 'conflict' });
    await expect(readFieldUse(site.ctx, { model, field: 'nothing' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
