import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { listRecords, MOST_COUNTED, type RecordListQuery } from './list-records';
import { saveRecords } from './save-records';

const model = 'grant_request';
const ROWS = [
  { amount_requested: '9', po_number: 'äpfel', duration_in_months: 3, granted: true },
  { amount_requested: '10', po_number: 'Apfel', duration_in_months: 3 },
  { amount_requested: '-10.5', po_number: 'Zebra', granted: false },
  { po_number: 'zebra', duration_in_months: -1 },
  { amount_requested: '10.00', project_summary: 'A "quoted" word\nand ÄPFEL' },
  { amount_requested: '99999999999999999999.01', po_number: '' },
];

async function siteWithRows(kind: 'sqlite' | 'postgres'): Promise<TestSite> {
  const site = await testSite(kind);
  await saveRecords(
    site.ctx,
    ROWS.map((values) => ({ model, values })),
    systemActor,
  );
  return site;
}

async function ids(site: TestSite, query: Partial<RecordListQuery>): Promise<number[]> {
  const { rows } = await listRecords(site.ctx, { model, ...query });
  return rows.map((row) => row.id);
}

/** Every id in order, page by page, each begun where the one before ended. */
async function byPages(site: TestSite, query: Partial<RecordListQuery>): Promise<number[]> {
  const found: number[] = [];
  for (let after: string | undefined; ;) {
    const page = await listRecords(site.ctx, {
      model,
      ...query,
      limit: 2,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.rows.map((row) => row.id));
    if (page.next === null) return found;
    after = page.next;
  }
}

describeOnEachDatabase('listRecords', (kind) => {
  it.each([
    ['amount_requested', [4, 3, 1, 2, 5, 6]],
    ['po_number', [5, 6, 2, 3, 4, 1]],
    ['duration_in_months', [3, 5, 6, 4, 1, 2]],
    ['granted', [2, 4, 5, 6, 3, 1]],
    ['id', [1, 2, 3, 4, 5, 6]],
    ['created_at', [1, 2, 3, 4, 5, 6]],
  ])(
    'sorts by %s, empty first, then by id; descending is the reverse; pages join without gap or repeat',
    async (field, expected) => {
      const site = await siteWithRows(kind);
      const ascending = { sort: { field, direction: 'asc' } } as const;
      const descending = { sort: { field, direction: 'desc' } } as const;
      expect(await ids(site, ascending)).toEqual(expected);
      expect(await ids(site, descending)).toEqual(expected.toReversed());
      expect(await byPages(site, ascending)).toEqual(expected);
      expect(await byPages(site, descending)).toEqual(expected.toReversed());
      expect(await ids(site, { ...ascending, offset: 4 })).toEqual(expected.slice(4));
    },
  );

  it('filters, counts and searches together', async () => {
    const site = await siteWithRows(kind);
    const large = ['amount_requested', 'gte', '10'];
    expect(await listRecords(site.ctx, { model, filter: large, limit: 1 })).toMatchObject({
      total: 3,
      isCapped: false,
    });
    expect(await ids(site, { filter: large, search: 'APFEL' })).toEqual([2]);
    expect(await ids(site, { search: 'Äpfel' })).toEqual([1, 5]);
    expect(await ids(site, { search: '"QUOTED" word\nand' })).toEqual([5]);
    expect(await ids(site, { search: 'new' })).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await ids(site, { search: 'po_number' })).toEqual([]);
    expect(await ids(site, { search: '6' })).toEqual([6]);
    expect(await ids(site, { search: '%' })).toEqual([]);
  });

  it('counts all records of a model to the last, and what is filtered up to a limit', async () => {
    const site = await siteWithRows(kind);
    const more = Array.from({ length: MOST_COUNTED }, () => ({ model, values: { granted: true } }));
    await saveRecords(site.ctx, more, systemActor);
    const all = await listRecords(site.ctx, { model, filter: '', search: '', limit: 1 });
    expect(all).toMatchObject({ total: MOST_COUNTED + 6, isCapped: false });
    const filtered = await listRecords(site.ctx, { model, filter: ['granted', 'eq', 'true'], limit: 1 });
    expect(filtered).toMatchObject({ total: MOST_COUNTED, isCapped: true });
  });

  it('refuses what it cannot list by, and says where', async () => {
    const site = await siteWithRows(kind);
    const path = async (query: Partial<RecordListQuery>) => {
      const error: unknown = await listRecords(site.ctx, { model, ...query }).catch(
        (reason: unknown) => reason,
      );
      return error;
    };
    expect(await path({ sort: { field: 'nope', direction: 'asc' } })).toMatchObject({
      code: 'invalid',
      problems: [{ path: 'sort' }],
    });
    expect(await path({ after: 'nonsense' })).toMatchObject({
      code: 'invalid',
      problems: [{ path: 'after' }],
    });
    expect(await path({ limit: 501 })).toMatchObject({ code: 'invalid', problems: [{ path: 'limit' }] });
    expect(await path({ filter: ['nope', 'eq', 1] })).toMatchObject({ problems: [{ path: 'filter' }] });
    expect(await path({ model: 'nope' })).toMatchObject({ code: 'not-found' });
  });
});
