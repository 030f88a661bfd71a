import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { updateAlertRow } from '@/lib/db/queries/engine-alert/update-alert';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { deleteAlert } from '../alerts/delete-alert';
import { updateAlert } from '../alerts/update-alert';
import { addCustomField } from '../models/add-custom-field';
import { saveRecords } from '../records/save-records';
import { renewVersion } from '../settings/renew-version';

/** The record ids queued for an alert, in order. */
async function queuedOf(site: TestSite, alertId: number): Promise<number[]> {
  const rows = await site.database.kysely
    .selectFrom('engine_queue_entry')
    .select('record_id')
    .where('alert_id', '=', alertId)
    .orderBy('triggered_at')
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.record_id);
}

const save = (site: TestSite, values: Readonly<Record<string, unknown>>, id?: number) =>
  saveRecords(
    site.ctx,
    [{ model: 'grant_request', values, ...(id === undefined ? {} : { id }) }],
    systemActor,
  );

describeOnEachDatabase('triggers at a save', (kind) => {
  it('Filter queues at each change after which the record meets the filter', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({
      alert_trigger_type: 'Filter',
      filter: '["amount_requested","gt","50000"]',
    });
    await save(site, { amount_requested: 60_000 });
    await save(site, { amount_requested: 10_000 });
    await save(site, { project_summary: 'Changed' }, 1);
    await save(site, { project_summary: 'Changed' }, 1);
    await save(site, { amount_requested: 10 }, 1);
    await save(site, { amount_requested: '50000.01' }, 2);
    expect(await queuedOf(site, id)).toEqual([1, 1, 2]);
  });

  it('State queues a record that moves into the state, and meets the filter', async () => {
    const site = await testSite(kind);
    const config = { alert_trigger_type: 'State', alert_transition_states: ['granted'] };
    const any = await site.makeAlert(config);
    const big = await site.makeAlert({ ...config, filter: ['amount_requested', 'gte', '100'] });
    await save(site, { state: 'granted' });
    await save(site, {});
    await save(site, { state: 'granted', amount_requested: '100' }, 2);
    await save(site, { project_summary: 'No move' }, 2);
    await save(site, { state: 'granted' }, 2);
    await save(site, { state: 'closed' }, 2);
    await save(site, { state: 'granted' }, 2);
    expect(await queuedOf(site, any.id)).toEqual([1, 2, 2]);
    expect(await queuedOf(site, big.id)).toEqual([2, 2]);
  });

  it('Field queues when a selected field changes; at creation when it is not null', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({ alert_trigger_type: 'Field', trigger_fields: ['po_number'] });
    await save(site, { po_number: 'A' });
    await save(site, { project_summary: 'Without' });
    await save(site, { po_number: 'B' }, 2);
    await save(site, { po_number: 'B', project_summary: 'Other' }, 2);
    await save(site, { po_number: null }, 1);
    expect(await queuedOf(site, id)).toEqual([1, 2, 1]);
  });

  it('One Time Filter queues nothing at a save', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({ alert_trigger_type: 'One Time Filter' });
    await save(site, { po_number: 'A' });
    expect(await queuedOf(site, id)).toEqual([]);
  });

  it('a save that changes no field, or only who saved, or only a related record, queues nothing', async () => {
    const site = await testSite(kind);
    await saveRecords(site.ctx, [{ model: 'organization', values: { name: 'One' } }], systemActor);
    await save(site, { program_organization_id: 1, amount_requested: '5' });
    const { id } = await site.makeAlert({
      alert_trigger_type: 'Filter',
      extra_fields: ['program_organization_id.name'],
    });
    await save(site, { amount_requested: '5.00', program_organization_id: '1' }, 1);
    await save(site, {}, 1);
    await save(site, { updated_by_id: 7 }, 1);
    await saveRecords(site.ctx, [{ model: 'organization', id: 1, values: { name: 'Two' } }], systemActor);
    expect(await queuedOf(site, id)).toEqual([]);
  });

  it('a new alert does not queue what stands already', async () => {
    const site = await testSite(kind);
    await save(site, {});
    const { id } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    expect(await queuedOf(site, id)).toEqual([]);
  });

  it('many saves at once behave as many saves, also of one record', async () => {
    const site = await testSite(kind);
    const moved = await site.makeAlert({ alert_trigger_type: 'State', alert_transition_states: ['granted'] });
    const every = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await save(site, {});
    const model = 'grant_request';
    const saved = await saveRecords(
      site.ctx,
      [
        { model, id: 1, values: { state: 'granted' } },
        { model, values: { id: 40, state: 'granted' } },
        { model, id: 1, values: { state: 'closed' } },
        { model, values: {} },
        { model, id: 1, values: { state: 'granted' } },
        { model, id: 40, values: { state: 'closed' } },
      ],
      systemActor,
    );
    expect(saved.map(({ id, version }) => [id, version])).toEqual([
      [1, 4],
      [40, 2],
      [1, 4],
      [41, 1],
      [1, 4],
      [40, 2],
    ]);
    expect(await queuedOf(site, moved.id)).toEqual([1, 40, 1]);
    expect(await queuedOf(site, every.id)).toEqual([1, 1, 40, 1, 41, 1, 40]);
  });

  it('commits the change and its entries together or not at all', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    const model = 'grant_request';
    await expect(
      saveRecords(
        site.ctx,
        [
          { model, values: {} },
          { model, id: 77, values: { po_number: 'A' } },
        ],
        systemActor,
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await queuedOf(site, id)).toEqual([]);
    expect(await site.database.kysely.selectFrom('engine_record').selectAll().execute()).toEqual([]);
  });

  it('follows alerts and models as another process changes them', async () => {
    const site = await testSite(kind);
    const alert = await site.makeAlert({ alert_trigger_type: 'Filter', filter: ['po_number', 'eq', 'a'] });
    await save(site, { po_number: 'A' });
    const other = site.another();
    await updateAlert(other, alert.id, { filter: ['po_number', 'eq', 'b'] }, systemActor);
    await save(site, { po_number: 'A' });
    await save(site, { po_number: 'B' });
    await addCustomField(other, 'grant_request', { name: 'region', type: 'string' }, systemActor);
    await updateAlert(other, alert.id, { filter: ['region', 'eq', 'north'] }, systemActor);
    await save(site, { region: 'North' });
    expect(await queuedOf(site, alert.id)).toEqual([1, 3, 4]);
    await deleteAlert(other, alert.id, systemActor);
    await save(site, { region: 'North' });
    expect(await queuedOf(site, alert.id)).toEqual([]);
  });
});

describe('a save that waits while its alert is disabled (postgres)', () => {
  it('queues nothing', async () => {
    const site = await testSite('postgres');
    const { id } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    const { database } = site.another();
    let saving: Promise<unknown> = Promise.resolve();
    await database.transaction(async (trx) => {
      await lockEngineQueues(trx, database.support, [id]);
      saving = save(site, {});
      await vi.waitUntil(async () => {
        const waiting = await sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(site.database.kysely);
        return waiting.rows.length > 0;
      });
      await updateAlertRow(trx, id, { enabled: 0, version: 2 });
      await renewVersion(trx, 'alertsVersion');
    });
    await saving;
    expect(await queuedOf(site, id)).toEqual([]);
    const records = await site.database.kysely.selectFrom('engine_record').select('id').execute();
    expect(records).toEqual([{ id: 1 }]);
  });
});
