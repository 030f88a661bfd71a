import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { connectSlowly, headOf } from '@/lib/testing/slow-client';
import { closeWhenRead } from './close-when-read';
import type { Current } from './refuse-broken';
import { refuseLate } from './refuse-late';

const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));

/** A server that refuses every body before it has read it, and reads none, but at `/taken`. */
async function serve(limits = { requestMs: 60_000, fileMs: 60_000 }) {
  const current: Current = new WeakMap();
  const sockets: Socket[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    current.set(request.socket, { request, response });
    refuseLate(request, response, limits);
    if (request.url === '/taken') {
      request.resume().once('close', () => response.end('Taken.'));
      return;
    }
    response.writeHead(413, { 'Content-Type': 'text/plain' }).end('The body is too large.');
  });
  server.on('connection', (socket) => sockets.push(socket));
  closeWhenRead(server, current);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.closeAllConnections() }, server);
  return { port: (server.address() as AddressInfo).port, sockets };
}

/** Sends a large body whole, whatever comes back meanwhile, and reads only then, as many clients do. */
async function sendThenRead(port: number, bytes: number): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  open.push({ close: () => socket.destroy() });
  const broken = once(socket, 'error').then(([error]) => Promise.reject(error as Error));
  socket.pause();
  socket.write(headOf('POST', '/', { Connection: 'close', 'Content-Length': String(bytes) }));
  const sent = new Promise<void>((resolve) => socket.write(Buffer.alloc(bytes), () => resolve()));
  await Promise.race([sent, broken]);
  let answered = '';
  socket.on('data', (piece: Buffer) => (answered += piece.toString())).resume();
  await Promise.race([once(socket, 'end'), broken]);
  return answered;
}

it('an answer reaches whoever said that the connection is to be closed, and sends on', async () => {
  const { port, sockets } = await serve();
  const answered = await sendThenRead(port, 50_000_000);
  expect(answered).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/);
  expect(answered).toMatch(/\r\nConnection: close\r\n/i);
  expect(answered).toContain('The body is too large.');
  await expect.poll(() => sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
});

it('whoever goes on for too long is cut off all the same', async () => {
  const { port, sockets } = await serve({ requestMs: 80, fileMs: 60_000 });
  const head = headOf('POST', '/', { Connection: 'close', 'Content-Length': '8' });
  const client = await connectSlowly(port, `${head}half`);
  open.push({ close: () => client.socket.destroy() });
  await expect.poll(() => client.answered()).toContain('The body is too large.');
  await expect.poll(() => sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
});

it('a connection whose request had come whole is closed at once', async () => {
  const { port, sockets } = await serve();
  // Who does not close theirs when ours is.
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  open.push({ close: () => socket.destroy() });
  socket.write(`${headOf('POST', '/taken', { Connection: 'close', 'Content-Length': '4' })}body`);
  const [answered] = (await once(socket, 'data')) as [Buffer];
  expect(answered.toString()).toMatch(/^HTTP\/1\.1 200 /);
  await expect.poll(() => sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
});
