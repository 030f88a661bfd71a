import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { watchBoard, type WallFeed } from './watch-board';

const BOARD = {
  now: 1_000,
  build: 'a-build',
  title: 'Queues',
  theme: 'dark',
  secondsPerPage: 15,
  sampledAt: 900,
  staleAfterMs: 60_000,
  queues: [],
};

let server: Server;
let base: string;
/** What the server answers each reading, in turn; under 203 a board of another build. */
let answers: readonly number[] = [];
let asked = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    const status = answers[asked] ?? 500;
    asked += 1;
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(status === 203 ? { another: 'shape' } : BOARD));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => vi.unstubAllGlobals());

/** What the feed is after each of these answers. A browser has what `online` is heard at, and asks its own server. */
async function feedsAfter(statuses: readonly number[]): Promise<WallFeed[]> {
  [answers, asked] = [statuses, 0];
  const browser = new EventTarget();
  const { fetch } = globalThis;
  vi.stubGlobal('window', browser);
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(`${base}${path}`, init));
  const feeds: WallFeed[] = [];
  await new Promise<void>((resolve) => {
    const stop = watchBoard((feed) => {
      feeds.push(feed);
      if (feeds.length < statuses.length) {
        setImmediate(() => browser.dispatchEvent(new Event('online')));
        return;
      }
      setImmediate(() => {
        stop();
        resolve();
      });
    });
  });
  return feeds;
}

test('a link that has ended takes the board with it, until another link brings one', async () => {
  const feeds = await feedsAfter([200, 401, 200]);
  expect(feeds[0]).toMatchObject({ board: { build: 'a-build' }, isEnded: false });
  expect(feeds[1]).toMatchObject({ board: null, heardAt: null, isEnded: true, failures: 1 });
  expect(feeds[2]).toMatchObject({ board: { build: 'a-build' }, isEnded: false, failures: 0 });
});

test('a link that has ended stays so while nothing answers', async () => {
  const feeds = await feedsAfter([200, 401, 502]);
  expect(feeds[2]).toMatchObject({ board: null, isEnded: true, failures: 2 });
});

test('a board stays where it merely cannot be read', async () => {
  const [before, after] = await feedsAfter([200, 502]);
  expect(after).toMatchObject({ board: before?.board, heardAt: before?.heardAt, isEnded: false });
});

test('a board in another shape is told from no answer', async () => {
  const feeds = await feedsAfter([200, 203, 502]);
  expect(feeds.map(({ isUnreadable }) => isUnreadable)).toEqual([false, true, false]);
  expect(feeds[1]?.board).toBe(feeds[0]?.board);
});
