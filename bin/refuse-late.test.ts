import { once } from 'node:events';
import {
  createServer,
  request as send,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { connectSlowly, headOf } from '@/lib/testing/slow-client';
import { refuseLate } from './refuse-late';

const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));

const LIMITS = { requestMs: 80, fileMs: 60_000 };

/** What came of each request whose body was awaited: how many bytes, and whether that was all. */
interface Taken {
  bytes: number;
  isWhole: boolean;
}

/** A server that awaits a file at `/file`, refuses everybody at `/refused`, and else answers how much it received. */
async function serve(limits = LIMITS): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const awaitFile = refuseLate(request, response, limits);
    // As a route that refuses who asks, and reads nothing.
    if (request.url === '/refused') {
      response.writeHead(401).end();
      return;
    }
    if (request.url === '/file') awaitFile();
    void take(request, response);
  });
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await count(request);
    taken.push({ bytes, isWhole: request.complete });
    response.end(String(bytes));
  };
  Object.assign(server, { requestTimeout: 0, keepAliveTimeout: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.closeAllConnections() }, server);
  return { port: (server.address() as AddressInfo).port, taken };
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
  request.on('error', () => {});
  request.write('half');
  return request;
}

async function answerTo(request: ClientRequest): Promise<[number | undefined, string]> {
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return [answer.statusCode, await text(answer)];
}

it('answers 408 to a request that does not arrive in time, and waits for a file that is awaited', async () => {
  const { port } = await serve();
  const file = begin(port, '/file');
  const other = begin(port, '/other');
  const [status, said] = await answerTo(other);
  expect([status, said]).toEqual([408, expect.stringContaining('did not arrive whole within')]);
  // By now the file has taken longer than the usual limit.
  file.end('rest');
  expect(await answerTo(file)).toEqual([200, '8']);
});

it('is 408 in the shape of the address: a problem document, Fluxx’s own, that of the token endpoint, or plain text', async () => {
  const { port } = await serve();
  const shapes = [
    ['/api/console/v1/alerts', 'application/problem+json', '"code":"too-slow"'],
    ['/api/rest/v2/program', 'application/json; charset=utf-8', '{"error":{"code":408,"message":'],
    ['/oauth/token', 'application/json; charset=utf-8', '{"error":"invalid_request","error_description":'],
    ['/sign-in', 'text/plain; charset=utf-8', 'The request did not arrive whole'],
  ] as const;
  for (const [path, type, beginning] of shapes) {
    const request = begin(port, path);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const { 'content-type': given, connection } = answer.headers;
    expect([path, answer.statusCode, given, connection]).toEqual([path, 408, type, 'close']);
    expect(await text(answer)).toContain(beginning);
  }
});

it('carries nothing out that arrives after it was told that it came too late', async () => {
  const { port, taken } = await serve();
  const socket = connect({ port, allowHalfOpen: true });
  open.push({ close: () => socket.destroy() });
  socket.write('POST /other HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nhalf');
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(first.toString()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  // It is told, and sends the rest all the same, and one more.
  socket.write('restGET /other HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'end');
  socket.end();
  await expect.poll(() => taken).toEqual([{ bytes: 4, isWhole: false }]);
});

it('closes a request that goes on arriving after it was answered, also a file that was refused', async () => {
  const { port } = await serve();
  // A client of Node closes the connection itself once it was answered.
  const client = await connectSlowly(port, `${headOf('POST', '/refused', { 'Content-Length': '8' })}half`);
  open.push({ close: () => client.socket.destroy() });
  expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 401 /);
});

it('reads no more behind an answer than the largest file that could have been meant', async () => {
  const { port } = await serve({ requestMs: 600_000, fileMs: 600_000 });
  const client = await connectSlowly(port, headOf('POST', '/refused', { 'Content-Length': '100000000000' }));
  open.push({ close: () => client.socket.destroy() });
  const piece = Buffer.alloc(1024 * 1024);
  const sendOn = (): void => {
    if (!client.socket.destroyed) client.socket.write(piece, sendOn);
  };
  sendOn();
  expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 401 /);
  expect(client.socket.bytesWritten).toBeGreaterThan(100_000_000);
});
