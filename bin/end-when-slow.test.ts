import { once } from 'node:events';
import { createServer, request as send, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { endWhenSlow } from './end-when-slow';

const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));

/** A server whose usual limit is short and whose limit for uploads is long; it answers how much it received. */
async function serve(): Promise<number> {
  const server = createServer((request, response) => {
    endWhenSlow(request, { usualMs: 50, uploadMs: 60_000 });
    void count(request).then((bytes) => response.end(String(bytes)));
  });
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.closeAllConnections() }, server);
  return (server.address() as AddressInfo).port;
}

async function count(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  request.on('error', () => {});
  request.on('data', (chunk: Buffer) => (bytes += chunk.length));
  // Not `once` of node:events: it rejects when the request is cut, as it is meant to be here.
  await new Promise((resolve) => request.once('close', resolve));
  return bytes;
}

function begin(port: number, path: string): ClientRequest {
  const request = send({ port, path, method: 'POST', headers: { 'content-length': 8 } });
  request.write('half');
  return request;
}

it('closes a request that does not arrive in time, and waits for a file that is sent slowly', async () => {
  const port = await serve();
  const upload = begin(port, '/api/console/v1/imports?model=program&name=a.csv');
  const other = begin(port, '/api/console/v1/alerts');
  const [error] = (await once(other, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
  // By now the upload has taken longer than the usual limit.
  upload.end('rest');
  const [answer] = (await once(upload, 'response')) as [IncomingMessage];
  answer.setEncoding('utf8');
  const [text] = (await once(answer, 'data')) as [string];
  expect(text).toBe('8');
});

it('closes a request that goes on arriving after it was answered', async () => {
  const server = createServer((request, response) => {
    endWhenSlow(request, { usualMs: 200, uploadMs: 200 });
    // As a route that refuses who asks, and reads nothing.
    response.writeHead(401).end();
  });
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.closeAllConnections() }, server);
  const slow = begin((server.address() as AddressInfo).port, '/api/console/v1/imports');
  slow.on('error', () => {});
  let status: number | undefined;
  slow.on('response', (answer) => {
    status = answer.statusCode;
    answer.on('error', () => {}).resume();
  });
  await once(slow, 'close');
  expect(status).toBe(401);
});
