import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { parseSettings } from '@/lib/config/settings';
import { isFromThisMachine, noteNetworkPeer } from '@/lib/http/network-peer';
import { makeAskers } from '@/lib/testing/authorisation/askers';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { marked } from '@/lib/testing/canary';
import { GET } from './route';

const TOKEN = marked('a-token-of-the-environment');

const scrape = (headers: Readonly<Record<string, string>> = {}) =>
  GET(new Request(`${TEST_ORIGIN}/metrics`, { headers }));

/** The headers of a request as the server passes them on that came from an address. */
function from(remoteAddress: string, sent: Readonly<Record<string, string>> = {}): Record<string, string> {
  const request = { headers: { host: 'localhost', ...sent }, socket: { remoteAddress } };
  noteNetworkPeer(request);
  return request.headers;
}

it('are read from this machine, or with a token, and from nowhere else', async () => {
  const runtime = await serveRuntime('sqlite');
  runtime.settings.metricsToken = TOKEN;
  const { 'viewer token': viewer, kiosk, 'gateway token': gateway } = await makeAskers(runtime);
  const here = from('127.0.0.1');
  expect(isFromThisMachine(new Headers(here))).toBe(true);
  const answer = await scrape(here);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  expect(await answer.text()).toContain('fluxx_queues{state="stuck"} 0');
  expect((await scrape({ authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  expect((await scrape(viewer)).status).toBe(200);
  for (const refused of [
    from('10.0.0.7'),
    from('10.0.0.7', { 'x-forwarded-for': '127.0.0.1' }),
    from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }),
    from('10.0.0.7', { 'x-network-peer': 'this-machine' }),
    { authorization: `Bearer ${TOKEN}x` },
    // A wrong key is not made good by where it comes from.
    { ...here, authorization: 'Bearer wrong' },
    kiosk,
  ])
    expect((await scrape(refused)).status, `${JSON.stringify(refused)}`).toBe(401);
  expect((await scrape(gateway)).status).toBe(403);
});

it.each([
  ['APP_URL', { APP_URL: 'https://alerts.example.org' }],
  ['TRUST_PROXY', { TRUST_PROXY: '127.0.0.1' }],
])('are read with a token only where %s tells of a proxy, which may leave no trace', async (_name, env) => {
  const runtime = await serveRuntime('sqlite');
  const { mayBeProxied } = parseSettings(env);
  Object.assign(runtime.settings, { mayBeProxied, metricsToken: TOKEN });
  expect((await scrape(from('127.0.0.1'))).status).toBe(401);
  expect((await scrape({ ...from('127.0.0.1'), authorization: `Bearer ${TOKEN}` })).status).toBe(200);
});

it('are compressed for who can read that', async () => {
  await serveRuntime('sqlite');
  const answer = await scrape({ ...from('::1', { host: '[::1]:3000' }), 'accept-encoding': 'gzip' });
  expect(answer.headers.get('x-body-encoding')).toBe('gzip');
  const text = gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString();
  expect(text).toContain('# TYPE fluxx_calls_total counter');
});
