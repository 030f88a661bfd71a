import { expect, it, onTestFinished } from 'vitest';
import { processQueue } from '@/lib/console/jobs/process';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { sealCredentials } from '@/lib/console/sites/credentials';
import { cliActor } from '@/lib/domain/actor';
import type { Runtime } from '@/lib/server/runtime';
import { makeAskers } from '@/lib/testing/authorisation/askers';
import { routeFiles } from '@/lib/testing/authorisation/find-routes';
import { ask, handlersOf, serveRuntime } from '@/lib/testing/authorisation/serve';
import { API_TABLE } from '@/lib/testing/authorisation/table';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { startFakeSite, type FakeSite } from '@/lib/testing/fake-site/server';
import { NOTHING_SEEN } from '@/lib/testing/fake-site/set-up-ledger';

/** Every row of every table, as text. */
async function everything({ database }: Runtime): Promise<Record<string, string>> {
  const tables = await database.kysely.introspection.getTables();
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const found = await database.kysely
      .withTables<Record<string, object>>()
      .selectFrom(name)
      .selectAll()
      .execute();
    rows[name] = found
      .map((row) => JSON.stringify(row))
      .toSorted()
      .join('\n');
  }
  return rows;
}

/** Has the queue of the askers' site stand at one that answers. */
async function realSite(runtime: Runtime): Promise<{ site: FakeSite; queueId: string }> {
  const site = await startFakeSite();
  onTestFinished(() => site.stop());
  const { id: queueId } = await runtime.database.kysely
    .selectFrom('queue')
    .select('id')
    .where('queue_uuid', '=', QUEUE_UUID)
    .executeTakeFirstOrThrow();
  await runtime.database.kysely
    .updateTable('site')
    .set({
      base_url: site.baseUrl,
      credentials_sealed: sealCredentials(runtime.console, { kind: 'client', ...site.credentials }),
    })
    .where('kind', '=', 'remote')
    .execute();
  return { site, queueId };
}

describeOnEachDatabase('a request that reads', (kind) => {
  it('changes nothing, whichever route it goes to, by GET or by HEAD', { timeout: 120_000 }, async () => {
    const runtime = await serveRuntime(kind);
    const askers = await makeAskers(runtime);
    const keys = [askers.admin, askers['admin token'], askers.kiosk];
    // A first use of a token is noted; after it no write is due for a minute.
    for (const key of keys) for (const route of routeFiles()) await readBy(route, key);
    const before = await everything(runtime);
    for (const key of keys) for (const route of routeFiles()) await readBy(route, key);
    expect(await everything(runtime)).toEqual(before);
  });

  it(
    'of an open job and its queue at another site calls nobody and moves nothing',
    { timeout: 120_000 },
    async () => {
      const runtime = await serveRuntime(kind);
      const askers = await makeAskers(runtime);
      const { site, queueId } = await realSite(runtime);
      site.queue(QUEUE_UUID).add(2);
      const ctx = { ...runtime.console, actor: cliActor };
      const { job } = await processQueue(ctx, queueId, NOTHING_SEEN);
      if (job === null) throw new Error('A job was expected');
      const calls = site.calls.length;
      const ofThem = routeFiles().filter(({ address }) => /\/(jobs|queues)\/\[id\]/.test(address));
      const read = async (): Promise<number> => {
        const statuses: number[] = [];
        for (const route of ofThem) {
          const get = (await handlersOf(route)).get('GET');
          if (get === undefined) continue;
          const named = { id: route.address.includes('/jobs/') ? job.id : queueId, number: '1' };
          const answer = await ask(get, 'GET', route.address, askers.admin, named);
          statuses.push(answer.status);
          await answer.body?.cancel();
        }
        return statuses.filter((status) => status === 200).length;
      };
      await read();
      // Taking a payload out leaves its entry.
      const { activity: _before, ...before } = await everything(runtime);
      expect(await read()).toBeGreaterThanOrEqual(10);
      const { activity: _after, ...after } = await everything(runtime);
      expect(after).toEqual(before);
      expect(site.calls).toHaveLength(calls);
    },
  );

  it('but one that takes data out, which leaves its entry in the activity log and nothing else', async () => {
    const runtime = await serveRuntime(kind);
    const { operator } = await makeAskers(runtime);
    const route = routeFiles().find(({ address }) => address.endsWith('/activity/export'));
    const handlers = await handlersOf(route ?? { address: '', file: '' });
    const { activity: entriesBefore = '', ...before } = await everything(runtime);
    for (const method of ['GET', 'HEAD'] as const) {
      const request = new Request(`${TEST_ORIGIN}/?format=ndjson`, { method, headers: operator });
      const response = await handlers.get(method)?.(request, { params: Promise.resolve({}) });
      expect(response?.status).toBe(method === 'GET' ? 200 : 405);
      await response?.body?.cancel();
    }
    const { activity: entries = '', ...after } = await everything(runtime);
    expect(after).toEqual(before);
    const added = entries.split('\n').filter((entry) => !entriesBefore.includes(entry));
    expect(added.map((entry): unknown => JSON.parse(entry))).toMatchObject([{ verb: 'activity.export' }]);
  });

  async function readBy(route: ReturnType<typeof routeFiles>[number], key: Readonly<Record<string, string>>) {
    // A wrong kiosk link is counted and written down, and that is all its address does.
    if (route.address === '/wall/[token]' || API_TABLE[`GET ${route.address}`] === 'gateway') return;
    const handlers = await handlersOf(route);
    const get = handlers.get('GET');
    if (get === undefined) return;
    // Next answers HEAD with GET where a file has none of its own.
    await (await ask(get, 'GET', route.address, key)).body?.cancel();
    await (await ask(handlers.get('HEAD') ?? get, 'HEAD', route.address, key)).body?.cancel();
  }
});

const BROWSERS: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['HEAD', 'HEAD', {}],
  ['a navigation', 'GET', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['an image', 'GET', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a prefetch', 'GET', { purpose: 'prefetch' }],
  ['a prerender', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
  ['an old prefetch', 'GET', { 'x-moz': 'prefetch' }],
];

describeOnEachDatabase('the two calls of the poll API', (kind) => {
  async function withToken() {
    const runtime = await serveRuntime(kind);
    await makeAskers(runtime);
    const { site, queueId } = await realSite(runtime);
    const ctx = { ...runtime.console, actor: cliActor };
    const { secret } = await createGatewayToken(ctx, { name: 'Test', queueIds: [queueId] });
    return { runtime, site, authorization: `Bearer ${secret}` };
  }

  const poll = async (method: string, headers: Readonly<Record<string, string>>) => {
    const found = routeFiles().find(({ address }) => address.endsWith('/uuid/queue/[queueUuid]'));
    const handlers = await handlersOf(found ?? { address: '', file: '' });
    const handler = handlers.get(method === 'HEAD' ? 'HEAD' : 'GET');
    const url = `${TEST_ORIGIN}/poll/client/1/uuid/queue/${QUEUE_UUID}`;
    const params = Promise.resolve({ client: '1', queueUuid: QUEUE_UUID });
    return handler?.(new Request(url, { method, headers }), { params });
  };

  it.each(BROWSERS)('are not made by %s', async (_what, method, headers) => {
    const { runtime, site, authorization } = await withToken();
    const response = await poll(method, { authorization, ...headers });
    expect([403, 405]).toContain(response?.status);
    expect(site.count('process')).toBe(0);
    expect(await runtime.database.kysely.selectFrom('call').selectAll().execute()).toEqual([]);
  });

  it('are made by an integration', async () => {
    const { runtime, site, authorization } = await withToken();
    await poll('GET', { authorization, 'sec-fetch-mode': 'cors' });
    expect(site.count('process')).toBe(1);
    expect(await runtime.database.kysely.selectFrom('call').select('verb').execute()).toEqual([
      { verb: 'process' },
    ]);
  });
});
