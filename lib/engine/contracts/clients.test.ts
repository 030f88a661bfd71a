import { expect, it, onTestFinished } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import {
  FluxxError,
  loopUntilShort,
  processAndFinish,
  readAllPages,
  TokenClient,
  writeRecord,
} from '@/lib/testing/contracts/clients';
import { startEngineServer } from '@/lib/testing/contracts/engine-server';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { saveRecords } from '../records/save-records';
import { changeSiteSettings } from '../settings/change-settings';

/** A site behind real HTTP, and a client that knows its address and credentials. */
async function siteOverHttp(kind: DatabaseKind) {
  const site = await testSite(kind);
  const server = await startEngineServer(site.handle);
  onTestFinished(() => server.close());
  const client = new TokenClient({ url: server.url, ...site.client });
  const make = (count: number) =>
    saveRecords(
      site.ctx,
      Array.from({ length: count }, () => ({ model: 'grant_request', values: {} })),
      systemActor,
    );
  return { site, server, client, make };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describeOnEachDatabase('a client that', (kind) => {
  it.each(['redeliver', 'uuid-only', 'refuse'] as const)(
    'processes and finishes in turn gets each record once, under %s',
    async (outstanding) => {
      const { site, client, make } = await siteOverHttp(kind);
      await changeSiteSettings(site.ctx, { outstanding, batchSize: 10 }, systemActor);
      const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
      await make(25);
      expect(await processAndFinish(client, queueUuid)).toEqual(upTo(25));
      expect(await processAndFinish(client, queueUuid)).toEqual([]);
    },
  );

  it('loops until a batch is short gets each record once under uuid-only; under redeliver the same ones for ever', async () => {
    const { site, server, client, make } = await siteOverHttp(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await make(14);
    const asked = { limit: 10, most: 4 };
    const repeated = await loopUntilShort(client, queueUuid, asked);
    expect(repeated).toEqual({ ids: [...upTo(10), ...upTo(10), ...upTo(10), ...upTo(10)], calls: 4 });
    await changeSiteSettings(site.ctx, { outstanding: 'uuid-only' }, systemActor);
    await make(16);
    expect(await loopUntilShort(client, queueUuid, asked)).toEqual({ ids: upTo(20).slice(10), calls: 2 });
    expect(await loopUntilShort(client, queueUuid, asked)).toEqual({ ids: upTo(30).slice(20), calls: 2 });
    expect(await loopUntilShort(client, queueUuid, asked)).toEqual({ ids: [], calls: 1 });
    expect(server.requests).toContain(`GET /poll/client/:client_id/uuid/queue/${queueUuid}?limit_num=10`);
  });

  it('refreshes its token once on 401 goes on where it was', async () => {
    const { site, server, client, make } = await siteOverHttp(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await make(2);
    expect(await processAndFinish(client, queueUuid)).toEqual([1, 2]);
    site.clock.advance(7_201_000);
    await make(1);
    expect(await processAndFinish(client, queueUuid)).toEqual([3]);
    expect(server.requests.filter((request) => request === 'POST /oauth/token')).toHaveLength(2);
  });

  it.each([true, false])(
    'reads all pages with a filter, columns one relation deep and a style (by POST /list: %s)',
    async (byPost) => {
      const { client } = await siteOverHttp(kind);
      const { id } = await writeRecord(client, 'organization', { data: { name: 'Oak Trust' }, cols: ['id'] });
      for (const amount of [10, 20, 30, 40, 50]) {
        const data = { amount_requested: amount, program_organization_id: id, state: 'granted' };
        await writeRecord(client, 'grant_request', { data, cols: ['id'] });
      }
      await writeRecord(client, 'grant_request', { data: { state: 'new' }, cols: ['id'] });
      const filter = {
        group_type: 'and',
        conditions: [
          ['state', 'eq', 'granted'],
          ['amount_requested', 'gt', '10'],
        ],
      };
      const cols = ['id', 'amount_requested', 'po_number', 'program_organization_id.name'];
      const records = await readAllPages(client, 'grant_request', { cols, filter, perPage: 3, byPost });
      expect(records).toEqual(
        [20, 30, 40, 50].map((amount, index) => ({
          id: index + 2,
          amount_requested: String(amount),
          'program_organization_id.name': 'Oak Trust',
        })),
      );
    },
  );

  it('writes with form fields reads the record under its model’s name, and errors in Fluxx’s shape', async () => {
    const { client } = await siteOverHttp(kind);
    const data = { amount_requested: '60000.50', po_number: '' };
    const cols = ['id', 'amount_requested', 'po_number'];
    const made = await writeRecord(client, 'grant_request', { data, cols });
    expect(made).toEqual({ id: 1, amount_requested: '60000.5' });
    const changed = await writeRecord(client, 'grant_request', { id: 1, data: { po_number: 'A' }, cols });
    expect(changed).toEqual({ id: 1, amount_requested: '60000.5', po_number: 'A' });
    expect(await client.call('/api/rest/v2/grant_request/1', { method: 'DELETE' })).toEqual({
      grant_request: { id: 1 },
    });
    await expect(client.call('/api/rest/v2/grant_request/1')).rejects.toMatchObject({ code: 404 });
    await expect(
      writeRecord(client, 'grant_request', { data: { no_such_field: 1 }, cols: ['id'] }),
    ).rejects.toThrow(FluxxError);
  });

  it('discovers its queue among the alerts by equality, and polls it', async () => {
    const { client, make } = await siteOverHttp(kind);
    const alert = (name: string) => ({
      name,
      model_controller_type: 'grant_request',
      alert_trigger_type: 'Filter',
      extra_fields: '["state"]',
    });
    for (const name of ['Payments due', 'Other'])
      await writeRecord(client, 'alert', { data: alert(name), cols: ['id'] });
    await make(1);
    const filter = { group_type: 'and', conditions: [['name', 'eq', 'Payments due']] };
    const [found] = await readAllPages(client, 'alert', {
      cols: ['queue_uuid'],
      filter,
      perPage: 25,
      byPost: false,
    });
    expect(await processAndFinish(client, String(found?.['queue_uuid']))).toEqual([1]);
  });
});
