import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '@/lib/db/database';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { testDatabase } from '@/lib/testing/database';
import { startStallableProxy } from '@/lib/testing/stallable-proxy';
import { makeRefuseStalled } from './refuse-stalled';

/** A PostgreSQL that can fall silent, to which this program has two connections. */
async function standing() {
  const { settings } = await testDatabase('postgres');
  if (settings.kind !== 'postgres') throw new Error('Not PostgreSQL');
  const proxy = await startStallableProxy(settings.url);
  const database = openDatabase({ kind: 'postgres', url: proxy.urlOf(settings.url) }, { poolSize: 2 });
  /** What was asked of it, refused or not: the database is closed when all of that has ended. */
  const asked: Promise<unknown>[] = [];
  onTestFinished(async () => {
    proxy.goOn();
    await Promise.allSettled(asked);
    await database.close();
    await proxy.close();
  });
  const ask = () => {
    const answer = getSetting(database.kysely, 'any');
    asked.push(answer);
    return answer;
  };
  return { database, proxy, ask };
}

/** A server whose answers wait for a database, at `/site` for something else, and at `/stream` have begun. */
async function serve() {
  const { database, proxy, ask } = await standing();
  let looks = 0;
  const refuse = makeRefuseStalled({
    ask: () => {
      looks += 1;
      return { database, answer: ask() };
    },
    lookAfterMs: 50,
  });
  let answerSite = () => {};
  const site = new Promise<void>((resolve) => (answerSite = resolve));
  const server = createServer((request, response) => {
    refuse(request, response);
    if (request.url === '/stream') response.writeHead(200).write('begun');
    else void (request.url === '/site' ? site : ask()).then(() => response.end('answered'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { database, proxy, url, looks: () => looks, answerSite: () => answerSite() };
}

const refusal = (type: string, said: string) => [503, type, '5', expect.stringContaining(said)];

it('answers who waits for a database that says nothing, in the shape of the address, and serves again after it', async () => {
  const { proxy, url } = await serve();
  await fetch(`${url}/sign-in`);
  proxy.stall();
  const answers = ['/api/console/v1/queues', '/poll/client/1/uuid/queue/x', '/sign-in'].map(async (path) => {
    const answer = await fetch(`${url}${path}`);
    return [
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('retry-after'),
      await answer.text(),
    ];
  });
  expect(await Promise.all(answers)).toEqual([
    refusal('application/problem+json', '"code":"unavailable"'),
    refusal(
      'application/json; charset=utf-8',
      '{"error":{"code":503,"message":"The database does not answer.',
    ),
    refusal('text/plain; charset=utf-8', 'The database does not answer. It is not certain'),
  ]);
  proxy.goOn();
  expect(await (await fetch(`${url}/sign-in`)).text()).toBe('answered');
});

it('says that a database is busy that answers, where slow work has all connections to it', async () => {
  const { database, url } = await serve();
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const slow = [0, 1].map(() => database.transaction(() => ended));
  const answer = await fetch(`${url}/sign-in`);
  expect([answer.status, await answer.text()]).toEqual([
    503,
    expect.stringContaining('The database is busy with something long.'),
  ]);
  end();
  await Promise.all(slow);
  expect(await (await fetch(`${url}/sign-in`)).text()).toBe('answered');
});

it('lets who waits for something else wait on', async () => {
  const { url, looks, answerSite } = await serve();
  const site = fetch(`${url}/site`);
  await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(3);
  answerSite();
  expect(await (await site).text()).toBe('answered');
});

it('asks nothing for those whose answer has begun, as that of a live stream', async () => {
  const { url, looks } = await serve();
  const streams = await Promise.all([0, 1, 2].map(() => fetch(`${url}/stream`)));
  // Several times as long as anybody waits before being looked at.
  const began = performance.now();
  await expect.poll(() => performance.now() - began, { timeout: 20_000 }).toBeGreaterThan(300);
  expect(looks()).toBe(0);
  await Promise.all(streams.map(async ({ body }) => body?.cancel()));
});
