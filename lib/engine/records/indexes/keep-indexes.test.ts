import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { listRecords } from '../list-records';
import { saveRecords } from '../save-records';
import { keepIndexes } from './keep-indexes';

const model = 'grant_request';
const go = new AbortController().signal;

async function indexNames(site: TestSite, kind: DatabaseKind): Promise<string[]> {
  const { rows } =
    kind === 'sqlite'
      ? await sql<{
          name: string;
        }>`select name from sqlite_master where type = 'index' and name like 'engine_record_by_%'`.execute(
          site.database.kysely,
        )
      : await sql<{
          name: string;
        }>`select indexname as name from pg_indexes where indexname like 'engine_record_by_%'`.execute(
          site.database.kysely,
        );
  return rows.map((row) => row.name);
}

async function make(site: TestSite, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1000) {
    const saves = Array.from({ length: Math.min(1000, count - made) }, (_, index) => ({
      model,
      values: { amount_requested: String((made + index) % 977), po_number: `PO ${made + index}` },
    }));
    await saveRecords(site.ctx, saves, systemActor);
  }
}

describeOnEachDatabase('the keeper of indexes', (kind) => {
  it('makes an index for each field that lists of a large model filter or sort by, once, and they change no answer', async () => {
    const site = await testSite(kind);
    await make(site, 5_001);
    const query = {
      model,
      filter: ['amount_requested', 'lt', '3'],
      sort: { field: 'po_number', direction: 'desc' },
      limit: 5,
    } as const;
    const before = await listRecords(site.ctx, query);
    expect(await keepIndexes(site.ctx, go)).toBe(2);
    expect(await indexNames(site, kind)).toHaveLength(2);
    const after = await listRecords(site.ctx, query);
    expect(after).toEqual(before);
    expect(await keepIndexes(site.ctx, go)).toBe(0);
    await saveRecords(site.ctx, [{ model, values: { amount_requested: '1', po_number: 'zz' } }], systemActor);
    expect((await listRecords(site.ctx, query)).rows[0]?.id).toBe(5_002);
  });

  it.each(['created_at', 'id', 'amount_requested', 'granted', 'project_summary', 'duration_in_months'])(
    'makes one by %s, whatever kind of field that is',
    async (field) => {
      const site = await testSite(kind);
      await make(site, 5_001);
      await listRecords(site.ctx, { model, sort: { field, direction: 'desc' } });
      const made = await keepIndexes(site.ctx, go);
      expect(await indexNames(site, kind)).toHaveLength(made);
      expect(made).toBe(field === 'id' ? 0 : 1);
      expect(await keepIndexes(site.ctx, go)).toBe(0);
    },
  );

  it('leaves a small model alone, and one that nobody asks about', async () => {
    const site = await testSite(kind);
    await make(site, 10);
    await listRecords(site.ctx, { model, sort: { field: 'po_number', direction: 'asc' } });
    expect(await keepIndexes(site.ctx, go)).toBe(0);
    expect(await indexNames(site, kind)).toEqual([]);
  });

  it('begins again where an earlier attempt was cut off', async () => {
    const site = await testSite(kind);
    await make(site, 5_001);
    await listRecords(site.ctx, { model, sort: { field: 'po_number', direction: 'asc' } });
    await sql`create index engine_record_by_1 on engine_record (id)`.execute(site.database.kysely);
    expect(await keepIndexes(site.ctx, go)).toBe(1);
    expect(await indexNames(site, kind)).toEqual(['engine_record_by_1']);
  });
});
