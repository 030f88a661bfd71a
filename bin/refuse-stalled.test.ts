import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { testDatabase } from '@/lib/testing/database';
import { makeRefuseStalled } from './refuse-stalled';

/** A server whose answers wait for a database, or at `/site/…` for something else. */
async function serve() {
  const { database, open } = await testDatabase('postgres');
  const { kysely } = open();
  const ask = () => getSetting(kysely, 'any');
  let looks = 0;
  const look = () => {
    looks += 1;
    return ask();
  };
  const refuse = makeRefuseStalled({ ask: look, lookAfterMs: 50 });
  let answerSite = () => {};
  const site = new Promise<void>((resolve) => (answerSite = resolve));
  const server = createServer((request, response) => {
    refuse(request, response);
    const waits = request.url === '/site' ? site : ask();
    void waits.then(() => response.end('answered'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { database, url, looks: () => looks, answerSite: () => answerSite() };
}

it('answers who waits for a database that says nothing, in the shape of the address, and serves again after it', async () => {
  const { database, url } = await serve();
  await database.transaction(async (trx) => {
    await sql`lock table setting in access exclusive mode`.execute(trx);
    const answers = ['/api/console/v1/queues', '/poll/client/1/uuid/queue/x', '/sign-in'].map(
      async (path) => {
        const answer = await fetch(`${url}${path}`);
        return [
          answer.status,
          answer.headers.get('content-type'),
          answer.headers.get('retry-after'),
          await answer.text(),
        ];
      },
    );
    const silent = (type: string, said: string) => [503, type, '5', expect.stringContaining(said)];
    expect(await Promise.all(answers)).toEqual([
      silent('application/problem+json', '"code":"unavailable"'),
      silent(
        'application/json; charset=utf-8',
        '{"error":{"code":503,"message":"The database does not answer.',
      ),
      silent('text/plain; charset=utf-8', 'The database does not answer. It is not certain'),
    ]);
  });
  expect(await (await fetch(`${url}/sign-in`)).text()).toBe('answered');
});

it('lets who waits for something else wait on', async () => {
  const { url, looks, answerSite } = await serve();
  const site = fetch(`${url}/site`);
  await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(3);
  answerSite();
  expect(await (await site).text()).toBe('answered');
});
