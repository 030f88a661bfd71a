import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { browseRecords, type RecordBrowse } from './browse-records';
import { getRecord } from './get-record';
import { listRecordModels } from './list-record-models';
import { lookupRecords } from './lookup-records';
import { saveRecords } from './save-records';

const model = 'grant_request';
const PLAIN = { model, filter: '', search: '', sort: '', limit: 100 };

async function siteWithRecords(kind: 'sqlite' | 'postgres'): Promise<TestSite> {
  const site = await testSite(kind);
  await saveRecords(
    site.ctx,
    [
      { model: 'organization', values: { name: 'Straße für alle', city: 'Köln' } },
      { model: 'organization', values: { name: 'Open Door', city: 'Leeds' } },
    ],
    systemActor,
  );
  const amounts = ['100', '9', null, '100', '12345678901234567890.5', '-3'];
  await saveRecords(
    site.ctx,
    amounts.map((amount, index) => ({
      model,
      values: {
        amount_requested: amount,
        project_summary: `Summary ${index}`,
        program_organization_id: (index % 2) + 1,
        state: index < 3 ? 'new' : 'granted',
      },
    })),
    systemActor,
  );
  return site;
}

/** All ids, page by page. */
async function idsOf(site: TestSite, asked: Partial<RecordBrowse>): Promise<number[]> {
  const ids: number[] = [];
  for (let after: string | undefined; ;) {
    const page = await browseRecords(site.ctx, { ...PLAIN, limit: 2, ...asked, after });
    ids.push(...page.records.map(({ id }) => id));
    if (page.next === null) return ids;
    after = page.next;
  }
}

describeOnEachDatabase('browsing records', (kind) => {
  it('pages in the order of any field, each record once, empty values first and the other way round last', async () => {
    const site = await siteWithRecords(kind);
    expect(await idsOf(site, {})).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await idsOf(site, { sort: 'id' })).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await idsOf(site, { sort: 'amount_requested' })).toEqual([3, 6, 2, 1, 4, 5]);
    expect(await idsOf(site, { sort: '-amount_requested' })).toEqual([5, 4, 1, 2, 6, 3]);
    expect(await idsOf(site, { sort: 'updated_at' })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('filters and searches, also across relations, and counts what matches', async () => {
    const site = await siteWithRecords(kind);
    expect(await idsOf(site, { filter: '["state","eq","granted"]' })).toEqual([6, 5, 4]);
    const join = JSON.stringify(['program_organization_id', 'filter', ['city', 'eq', 'leeds']]);
    expect(await idsOf(site, { filter: join })).toEqual([6, 4, 2]);
    expect(await idsOf(site, { search: 'SUMMARY 4' })).toEqual([5]);
    const page = await browseRecords(site.ctx, {
      ...PLAIN,
      filter: '["amount_requested","not-null","-"]',
      limit: 2,
    });
    expect([page.total, page.records.length]).toEqual([{ value: 5, isCapped: false }, 2]);
  });

  it('gives values digit by digit, and what relations are called', async () => {
    const site = await siteWithRecords(kind);
    const columns = ['amount_requested', 'program_organization_id'];
    const { records } = await browseRecords(site.ctx, { ...PLAIN, columns, limit: 2 });
    expect(records[1]).toEqual({
      id: 5,
      version: 1,
      values: { amount_requested: '12345678901234567890.5', program_organization_id: 1 },
      related: { program_organization_id: 'Straße für alle' },
    });
    const { record } = await getRecord(site.ctx, { model, id: 2 });
    expect(record.related['program_organization_id']).toBe('Open Door');
  });

  it('finds what a relation may point to by name and by id', async () => {
    const site = await siteWithRecords(kind);
    expect(await lookupRecords(site.ctx, 'organization', 'STRASSE')).toEqual([
      { id: 1, title: 'Straße für alle' },
    ]);
    expect(await lookupRecords(site.ctx, 'organization', '2')).toEqual([{ id: 2, title: 'Open Door' }]);
    expect((await lookupRecords(site.ctx, 'organization', '')).map(({ id }) => id)).toEqual([2, 1]);
    const models = await listRecordModels(site.ctx);
    expect(models.find(({ name }) => name === model)?.records).toBe(6);
  });

  it('refuses what it cannot read, by name', async () => {
    const site = await siteWithRecords(kind);
    for (const [asked, path] of [
      [{ sort: 'no_such' }, 'sort'],
      [{ after: 'bm90IGEgcGFnZQ' }, 'after'],
      [{ filter: '["no_such","eq","1"]' }, 'filter'],
    ] as const)
      await expect(browseRecords(site.ctx, { ...PLAIN, ...asked })).rejects.toMatchObject({
        code: 'invalid',
        problems: [{ path }],
      });
    await expect(browseRecords(site.ctx, { ...PLAIN, model: 'no_such' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
