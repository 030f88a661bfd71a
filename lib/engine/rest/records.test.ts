import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { SITE_START, testSite } from '@/lib/testing/engine-site';
import { addCustomField } from '../models/add-custom-field';
import { saveRecords } from '../records/save-records';
import { listAnswer } from './wire';

const REQUESTS = '/api/rest/v2/grant_request';

async function siteWithRequests(kind: DatabaseKind, count: number) {
  const site = await testSite(kind);
  await saveRecords(site.ctx, [{ model: 'organization', values: { name: 'Forum' } }], systemActor);
  await saveRecords(
    site.ctx,
    Array.from({ length: count }, (_, index) => ({
      model: 'grant_request',
      values: {
        amount_requested: index * 1000,
        program_organization_id: 1,
        state: index % 2 === 0 ? 'granted' : 'new',
      },
    })),
    systemActor,
  );
  const list = async (query: Readonly<Record<string, unknown>>) => {
    const text = Object.entries(query).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const answer = await site.send(`${REQUESTS}?${new URLSearchParams(text).toString()}`);
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
    const { records, ...rest } = listAnswer.parse(answer.json);
    return { ids: (records['grant_request'] ?? []).map((entry) => entry['id']), records, ...rest };
  };
  return { site, list };
}

describeOnEachDatabase('REST over records', (kind) => {
  it('refuses an id so large that no other could follow, and goes on giving out ids', async () => {
    const { send, sendJson } = await testSite(kind);
    const create = (data: object) => sendJson('POST', '/api/rest/v2/user', { data });
    for (const id of ['9007199254740991', '9007199254740990', '4503599627370497']) {
      const refused = await create({ id, first_name: 'Ada' });
      expect([refused.status, refused.text]).toEqual([
        422,
        expect.stringContaining('at most 4503599627370496'),
      ]);
    }
    expect((await create({ first_name: 'Ada' })).status).toBe(201);
    // The largest there is: others follow it, and the models can still be read.
    expect((await create({ id: 4503599627370496, first_name: 'Grace' })).status).toBe(201);
    const next = await create({ first_name: 'Edsger' });
    expect([next.status, next.text]).toEqual([201, expect.stringContaining('4503599627370497')]);
    expect((await send('/api/rest/v2/user')).status).toBe(200);
  });

  it('creates, reads, updates and deletes with form fields', async () => {
    const site = await testSite(kind);
    const form = (fields: Record<string, unknown>) =>
      new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]));
    const created = await site.send(REQUESTS, {
      method: 'POST',
      body: form({
        data: { amount_requested: '50000.50', granted: 'true' },
        cols: ['id', 'state', 'amount_requested', 'po_number'],
      }),
    });
    expect([created.status, created.json]).toEqual([
      201,
      { grant_request: { id: 1, state: 'new', amount_requested: '50000.5' } },
    ]);
    site.clock.advance(1000);
    const updated = await site.send(`${REQUESTS}/1`, {
      method: 'PUT',
      body: form({
        data: { state: 'granted', amount_requested: '' },
        cols: ['state', 'amount_requested', 'granted'],
      }),
    });
    expect([updated.status, updated.json]).toEqual([
      200,
      { grant_request: { state: 'granted', granted: true } },
    ]);
    expect((await site.send(`${REQUESTS}/1`)).json).toEqual({
      grant_request: {
        id: 1,
        state: 'granted',
        granted: true,
        created_at: new Date(SITE_START).toISOString(),
        updated_at: new Date(SITE_START + 1000).toISOString(),
      },
    });
    const deleted = await site.send(`${REQUESTS}/1`, { method: 'DELETE' });
    expect([deleted.status, deleted.json]).toEqual([200, { grant_request: { id: 1 } }]);
    expect((await site.send(`${REQUESTS}/1`)).status).toBe(404);
  });

  it('takes JSON bodies, ids of the caller, custom fields, and never gives an id twice', async () => {
    const site = await testSite(kind);
    await addCustomField(site.ctx, 'grant_request', { name: 'region', type: 'string' }, systemActor);
    const make = async (data: unknown) =>
      (await site.sendJson('POST', REQUESTS, { data, cols: ['id', 'region'] })).json;
    expect(await make({ id: 41, region: 'North' })).toEqual({ grant_request: { id: 41, region: 'North' } });
    expect(await make('{"region":"South"}')).toEqual({ grant_request: { id: 42, region: 'South' } });
    await site.send(`${REQUESTS}/42`, { method: 'DELETE' });
    expect(await make({})).toEqual({ grant_request: { id: 43 } });
    expect((await site.sendJson('POST', REQUESTS, { data: { id: 41 } })).status).toBe(409);
  });

  it('pages by id, 25 unless told', async () => {
    const { list } = await siteWithRequests(kind, 60);
    expect(await list({ cols: ['id'] })).toMatchObject({
      total_pages: 3,
      total_entries: 60,
      current_page: 1,
      per_page: 25,
    });
    expect((await list({ page: '3' })).ids).toEqual([51, 52, 53, 54, 55, 56, 57, 58, 59, 60]);
    expect(await list({ page: '4', per_page: '20' })).toMatchObject({ ids: [], total_pages: 3 });
    expect((await list({ per_page: '500', style: 'full' })).ids).toHaveLength(60);
  });

  it('filters the same by the database and here', async () => {
    const { list } = await siteWithRequests(kind, 30);
    const even = Array.from({ length: 15 }, (_, index) => index * 2 + 1);
    expect(await list({ filter: ['state', 'eq', 'GRANTED'] })).toMatchObject({
      ids: even,
      total_entries: 15,
    });
    const both = {
      group_type: 'and',
      conditions: [
        ['state', 'eq', 'granted'],
        ['id', 'gt', 0],
      ],
    };
    expect(await list({ filter: both, per_page: '4', page: '2' })).toMatchObject({
      ids: even.slice(4, 8),
      total_entries: 15,
      total_pages: 4,
    });
    expect((await list({ filter: ['state', 'not-eq', 'granted'] })).ids).toHaveLength(15);
    expect((await list({ filter: ['state', 'eq', 'closed'] })).ids).toEqual([]);
    expect((await list({ filter: ['amount_requested', 'gte', '28000'] })).ids).toEqual([29, 30]);
  });

  it('gives related columns under the name they were asked by', async () => {
    const { site } = await siteWithRequests(kind, 1);
    const answer = await site.sendJson('POST', `${REQUESTS}/list`, {
      cols: ['id', 'program_organization_id.name', 'program_id.name'],
      filter: ['id', 'eq', 1],
    });
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        records: { grant_request: [{ id: 1, 'program_organization_id.name': 'Forum' }] },
        total_pages: 1,
        total_entries: 1,
        current_page: 1,
        per_page: 25,
      },
    ]);
  });
});
