import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { makeRefusePipelined } from './refuse-pipelined';

const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));

it('answers a hundred requests sent at once on a connection, says so to the next, and ends it', async () => {
  let carriedOut = 0;
  const isTooMany = makeRefusePipelined();
  const server = createServer((request, response) => {
    if (isTooMany(request, response)) return;
    carriedOut += 1;
    setImmediate(() => response.end('here'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.closeAllConnections() }, server);
  const { port } = server.address() as AddressInfo;
  const request = 'GET /api/console/v1/overview HTTP/1.1\r\nHost: x\r\n\r\n';
  const all = await text(connect(port, '127.0.0.1').setEncoding('utf8').on('connect', sendAll));
  expect([carriedOut, all.split('here').length - 1]).toEqual([100, 100]);
  expect(all.match(/HTTP\/1\.1 429 /g)).toHaveLength(1);
  expect(all).toContain('requests at once on one connection');
  // One after the other as many as one likes.
  for (let count = 0; count < 150; count += 1)
    expect((await fetch(`http://127.0.0.1:${port}`)).status).toBe(200);

  function sendAll(this: { write: (text: string) => void }): void {
    this.write(request.repeat(500));
  }
});
