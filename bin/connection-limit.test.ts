import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { connectSlowly, headOf, type SlowClient } from '@/lib/testing/slow-client';
import { limitConnections } from './connection-limit';

const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));

const REQUEST = headOf('GET', '/');
const LAST = headOf('GET', '/', { Connection: 'close' });
const answerOf = (client: SlowClient) => client.untilClosed();

/** A server that counts what it carries out; and how to connect to it. */
async function serve(most: number, isProxy: (address: string, step: number) => boolean = () => false) {
  const server = createServer((_, response) => {
    served.count += 1;
    response.end('a page');
  });
  const served = { count: 0 };
  limitConnections(server, most, isProxy);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.closeAllConnections() }, server);
  const { port } = server.address() as AddressInfo;
  const connect = async (text = ''): Promise<SlowClient> => {
    const client = await connectSlowly(port, text);
    open.push({ close: () => client.socket.destroy() });
    return client;
  };
  return { connect, served };
}

it('lets an address have so many connections; one more is told so, and nothing it sends is carried out', async () => {
  const { connect, served } = await serve(2);
  const [first, second] = [await connect(), await connect()];
  const third = await connect(REQUEST);
  const answer = await third.untilClosed();
  expect(answer).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\n/);
  expect(answer).toMatch(/\r\nretry-after: 10\r\n/);
  expect(answer).toContain('has 2 connections open here (CONNECTIONS_PER_ADDRESS)');
  expect(served.count).toBe(0);
  // Those that are open go on, and one that closes makes room.
  first.socket.write(REQUEST);
  await expect.poll(() => first.answered()).toContain('a page');
  second.socket.destroy();
  await expect.poll(async () => answerOf(await connect(LAST))).toContain('a page');
});

it('lets a trusted proxy have any number, and everybody without a limit', async () => {
  const behindProxy = await serve(1, (address, step) => address === '127.0.0.1' && step === 0);
  const unlimited = await serve(0);
  for (const { connect } of [behindProxy, unlimited]) {
    const clients = [await connect(), await connect(), await connect()];
    for (const client of clients) {
      client.socket.write(REQUEST);
      await expect.poll(() => client.answered()).toContain('a page');
    }
  }
});
