import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { endUnread } from './end-unread';

const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));

const READER_MS = 1_000;
const LIMITS = { readerMs: READER_MS, unreadBytes: 1024 ** 3 };
/** More than the systems of both sides hold of a connection (some 10 MB by their defaults), in one piece. */
const LARGE = Buffer.alloc(24 * 1024 * 1024, 'x');

/** A server that answers by `answer`, and everything it answered. */
async function serve(
  answer: (response: ServerResponse) => void,
  limits = LIMITS,
): Promise<{ ask: () => Socket }> {
  const server = createServer((_, response) => answer(response));
  endUnread(server, limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.closeAllConnections() }, server);
  const { port } = server.address() as AddressInfo;
  return {
    ask: () => {
      const socket = connect(port, '127.0.0.1');
      open.push({ close: () => socket.destroy() });
      socket.on('error', () => {});
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      return socket;
    },
  };
}

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('ends an answer whose reader takes nothing, also where something is written to it now and then', async () => {
  const answers: ServerResponse[] = [];
  const { ask } = await serve((response) => {
    answers.push(response);
    response.write(LARGE);
    const heart = setInterval(() => response.write(': \n\n'), READER_MS / 8);
    response.once('close', () => clearInterval(heart));
  });
  ask().pause();
  await expect
    .poll(() => answers.map(({ destroyed, closed }) => destroyed || closed), { timeout: 20_000 })
    .toEqual([true]);
});

it('lets live who reads slowly, also when it is one large piece, and who has nothing to read', async () => {
  const { ask } = await serve((response) => void response.end(LARGE));
  const silent = await serve((response) => void response.write('wait'));
  const idle = silent.ask().resume();
  const reader = ask();
  let bytes = 0;
  const began = performance.now();
  // A piece in a while: for the whole it takes many times as long as it may take nothing.
  for await (const piece of reader) {
    bytes += (piece as Buffer).length;
    if (bytes >= LARGE.length) break;
    if (bytes % (1024 * 1024) < (piece as Buffer).length) await passed(READER_MS / 10);
  }
  expect(performance.now() - began).toBeGreaterThan(READER_MS * 2);
  expect(idle.destroyed).toBe(false);
});

it('ends who takes nothing sooner where too much waits for all readers together, and only as many as that takes', async () => {
  const answers: ServerResponse[] = [];
  const answer = (response: ServerResponse) => {
    answers.push(response);
    response.end(LARGE);
  };
  const { ask } = await serve(answer, { readerMs: 600_000, unreadBytes: LARGE.length * 3 });
  for (let index = 0; index < 12; index += 1) ask().pause();
  const left = () => answers.filter(({ closed }) => !closed).length;
  await expect.poll(() => [answers.length, left() <= 4], { timeout: 20_000 }).toEqual([12, true]);
  expect(left()).toBeGreaterThanOrEqual(2);
});
