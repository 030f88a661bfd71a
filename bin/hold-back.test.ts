import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { makeHoldBack } from './hold-back';

const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));

async function serve(perMinute: number): Promise<string> {
  const holdBack = makeHoldBack(perMinute);
  const server = createServer((request, response) => {
    void holdBack(request, response).then((held) => held || response.end('let through'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

it('holds an address back after ten times what one person may, in the shape of the address, and others not', async () => {
  const url = await serve(1);
  const ask = (path: string, from = '198.51.100.1') =>
    fetch(`${url}${path}`, { headers: { 'x-forwarded-for': from } });
  for (let count = 0; count < 10; count += 1) expect((await ask('/')).status).toBe(200);
  const page = await ask('/');
  expect([page.status, page.headers.get('content-type')]).toEqual([429, 'text/plain; charset=utf-8']);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  const api = await ask('/api/console/v1/overview');
  expect([api.status, api.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
  const token = await ask('/oauth/token');
  expect(await token.json()).toMatchObject({ error: 'temporarily_unavailable' });
  const poll = await ask('/poll/client/1/uuid/queue/x');
  expect(await poll.json()).toMatchObject({ error: { code: 429 } });
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/', '198.51.100.2')).status).toBe(200);
});

it('holds nobody back without a limit', async () => {
  const url = await serve(0);
  for (let count = 0; count < 30; count += 1) expect((await fetch(url)).status).toBe(200);
});
