import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { processAnswer } from '../queue/poll-endpoint';
import { saveRecords, type RecordSave } from '../records/save-records';
import { changeSiteSettings } from '../settings/change-settings';
import { sweepOnce } from '../sweep/sweep-once';

const inLeeds = ['program_organization_id', 'filter', ['city', 'eq', 'leeds']];

function request(organization: number | null, id?: number): RecordSave {
  const save = { model: 'grant_request', values: { program_organization_id: organization } };
  return id === undefined ? save : { ...save, id };
}

function org(city: string, id?: number): RecordSave {
  return id === undefined
    ? { model: 'organization', values: { city } }
    : { model: 'organization', id, values: { city } };
}

async function queued(site: TestSite, queueUuid: string): Promise<number[]> {
  const answer = processAnswer.parse((await site.process(queueUuid)).json);
  if (answer.job_uuid !== null) await site.finish(queueUuid, answer.job_uuid);
  return answer.data.map((entry) => entry.identity);
}

describeOnEachDatabase('a filter that joins a related model', (kind) => {
  it('is asked of the record that the field points to when the record is saved, and its negation of all others', async () => {
    const site = await testSite(kind);
    const joined = await site.makeAlert({ alert_trigger_type: 'Filter', filter: inLeeds });
    const others = await site.makeAlert({
      alert_trigger_type: 'Filter',
      filter: ['program_organization_id', 'not-filter', ['city', 'eq', 'leeds']],
    });
    await saveRecords(site.ctx, [org('Leeds'), org('York')], systemActor);
    await saveRecords(
      site.ctx,
      [request(1), request(2), request(99), request(null), request(1)],
      systemActor,
    );
    expect(await queued(site, joined.queueUuid)).toEqual([1, 5]);
    expect(await queued(site, others.queueUuid)).toEqual([2, 3, 4]);
  });

  it('does not queue when only the related record changes', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter', filter: inLeeds });
    await saveRecords(site.ctx, [org('York'), request(1)], systemActor);
    await saveRecords(site.ctx, [org('Leeds', 1)], systemActor);
    expect(await queued(site, queueUuid)).toEqual([]);
  });

  it('sees related records in one import as they were when each record was saved', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter', filter: inLeeds });
    await saveRecords(
      site.ctx,
      [request(1), org('Leeds'), request(1), org('York', 1), request(1), org('Leeds', 1)],
      systemActor,
    );
    expect(await queued(site, queueUuid)).toEqual([2]);
  });

  it('goes on through relations of relations, also those that the same import has since changed', async () => {
    const site = await testSite(kind);
    const parent = ['parent_org_id', 'filter', ['parent_org_id', 'filter', ['city', 'eq', 'Leeds']]];
    const { queueUuid } = await site.makeAlert({
      alert_trigger_type: 'Filter',
      filter: ['program_organization_id', 'filter', parent],
    });
    const child = (parentId: number): RecordSave => ({
      model: 'organization',
      values: { parent_org_id: parentId },
    });
    await saveRecords(site.ctx, [org('Leeds'), child(1), child(2)], systemActor);
    await saveRecords(
      site.ctx,
      [request(3), { model: 'organization', id: 3, values: { parent_org_id: null } }, request(3)],
      systemActor,
    );
    expect(await queued(site, queueUuid)).toEqual([1]);
  });

  it('is met in the sweep', async () => {
    const site = await testSite(kind);
    await saveRecords(site.ctx, [org('Leeds'), request(1), request(2)], systemActor);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'One Time Filter', filter: inLeeds });
    expect(await sweepOnce(site.ctx)).toBe(1);
    expect(await queued(site, queueUuid)).toEqual([1]);
  });
});

describeOnEachDatabase('a filter with a window of time', (kind) => {
  it('follows the clock and the time zone of the site, at saves and in sweeps without any save', async () => {
    const site = await testSite(kind);
    await changeSiteSettings(site.ctx, { timeZone: 'Pacific/Auckland' }, systemActor);
    const window = ['request_received_at', 'yesterday', '-'];
    const saves = await site.makeAlert({ alert_trigger_type: 'Filter', filter: window });
    const sweeps = await site.makeAlert({ alert_trigger_type: 'One Time Filter', filter: window });
    // It is 22:30 of the 24th in Auckland, where the 23rd began at 11:00 UTC of the 22nd.
    const received = (moment: string): RecordSave => ({
      model: 'grant_request',
      values: { request_received_at: moment },
    });
    await saveRecords(
      site.ctx,
      [
        received('2026-11-22T10:59:59Z'),
        received('2026-11-22T11:00:00Z'),
        received('2026-11-23T10:59:59Z'),
        received('2026-11-23T11:00:00Z'),
      ],
      systemActor,
    );
    expect(await queued(site, saves.queueUuid)).toEqual([2, 3]);
    await sweepOnce(site.ctx);
    expect(await queued(site, sweeps.queueUuid)).toEqual([2, 3]);
    site.clock.set(Date.parse('2026-11-24T10:59:59Z'));
    expect(await sweepOnce(site.ctx)).toBe(0);
    site.clock.set(Date.parse('2026-11-24T11:00:00Z'));
    expect(await sweepOnce(site.ctx)).toBe(1);
    expect(await queued(site, sweeps.queueUuid)).toEqual([4]);
    expect(await queued(site, saves.queueUuid)).toEqual([]);
  });
});
