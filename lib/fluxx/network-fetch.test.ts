import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import type { Resolve } from '@/lib/network/guarded-connector';
import { startBlackHole } from '@/lib/testing/black-hole';
import { makeNetworkFetch } from './network-fetch';
import { toTransportError } from './transport-error';

/** A server on this machine that counts what reaches it. */
async function startServer(
  listener: Parameters<typeof createServer>[1],
): Promise<{ port: number; hits: () => number }> {
  let hits = 0;
  const server: Server = createServer((request, response) => {
    hits += 1;
    listener?.(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { port: address.port, hits: () => hits };
}

function network(options: { resolve?: Resolve; allowHttp?: boolean } = {}) {
  const made = makeNetworkFetch({ allowHttp: false, ...options });
  onTestFinished(() => made.close());
  return (url: string) => made.fetch(new Request(url, { redirect: 'manual' }));
}

async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => toTransportError(failure, false),
  );
  if (error === undefined) throw new Error('It was not refused');
  return error;
}

it('reaches a name of this machine through the real resolver', async () => {
  const { port } = await startServer((_request, response) => response.end('here'));
  expect(await (await network()(`http://localhost:${port}/`)).text()).toBe('here');
});

it.each([
  '169.254.169.254',
  '[::ffff:169.254.169.254]',
  '[fd00:ec2::254]',
  '0.0.0.0',
  '2852039166',
  '0xA9FEA9FE',
  '0251.0376.0251.0376',
])('refuses %s, however a metadata address is written', async (host) => {
  const error = await refusalOf(network({ allowHttp: true })(`http://${host}/latest/meta-data`));
  expect(error).toMatchObject({ problem: 'unreachable', code: 'ADDRESS_FORBIDDEN' });
  expect(error.message).toContain('never called');
});

it('refuses a name that leads to such an address, after looking it up', async () => {
  const resolve: Resolve = async () => [{ address: '169.254.169.254', family: 4 }];
  const error = await refusalOf(network({ resolve })('https://rebind.example/'));
  expect(error).toMatchObject({ problem: 'unreachable', code: 'ADDRESS_FORBIDDEN' });
});

it('connects to the address it judged: a name that changes its mind gains nothing', async () => {
  const { port, hits } = await startServer((_request, response) => response.end('ours'));
  const answers = [
    [{ address: '127.0.0.1', family: 4 }],
    [{ address: '169.254.169.254', family: 4 }],
    [{ address: '127.0.0.1', family: 4 }],
  ];
  let asked = 0;
  const resolve: Resolve = async () => answers[asked++] ?? [];
  const fetchIt = network({ resolve });
  const url = `http://rebind.localhost:${port}/`;
  expect((await fetchIt(url)).status).toBe(200);
  expect((await refusalOf(fetchIt(url))).code).toBe('ADDRESS_FORBIDDEN');
  expect((await fetchIt(url)).status).toBe(200);
  expect(asked).toBe(3);
  expect(hits()).toBe(2);
});

it('uses the allowed ones of several addresses', async () => {
  const { port } = await startServer((_request, response) => response.end('ours'));
  const resolve: Resolve = async () => [
    { address: 'fe80::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ];
  expect((await network({ resolve })(`http://several.localhost:${port}/`)).status).toBe(200);
});

it('keeps plain http to this machine even when a local name leads elsewhere', async () => {
  const resolve: Resolve = async () => [{ address: '10.1.2.3', family: 4 }];
  const error = await refusalOf(network({ resolve })('http://fluxx.localhost:8099/'));
  expect(error).toMatchObject({ problem: 'unreachable', code: 'ADDRESS_NEEDS_HTTPS' });
  expect(error.message).toContain('ALLOW_HTTP_SITES');
});

it('does not follow a redirect', async () => {
  const other = await startServer((_request, response) => response.end('elsewhere'));
  const { port } = await startServer((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end(),
  );
  expect((await network()(`http://127.0.0.1:${port}/`)).status).toBe(302);
  expect(other.hits()).toBe(0);
});

it('says of a port that is never called that nothing was sent', async () => {
  const error = await refusalOf(network()('http://127.0.0.1:6000/'));
  expect(error).toMatchObject({ problem: 'unreachable', code: 'BAD_PORT' });
  expect(error.message).toMatch(/Nothing was sent: correct the address/);
});

it('tells a name that is not known from a server that is not there', async () => {
  const resolve: Resolve = async () => {
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  };
  expect((await refusalOf(network({ resolve })('https://nowhere.example/'))).code).toBe('ENOTFOUND');
});

it(
  'gives up on an address that does not answer, and says that nothing was sent',
  { timeout: 40_000 },
  async () => {
    const hole = await startBlackHole();
    onTestFinished(() => hole.stop());
    const asked = performance.now();
    const error = await refusalOf(network()(`${hole.baseUrl}/`));
    expect(error).toMatchObject({ problem: 'unreachable' });
    expect(error.message).toContain('no connection came about in time');
    // Our own limit, long before the system's.
    expect(performance.now() - asked).toBeLessThan(30_000);
  },
);
