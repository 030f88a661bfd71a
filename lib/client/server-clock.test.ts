import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';

const HOUR_MS = 3_600_000;

let server: Server;
let base: string;
/** What the server says its time is; null for an answer without a date, undefined for none at all. */
let serverSays: string | null | undefined;

beforeAll(async () => {
  server = createServer((_request, response) => {
    if (serverSays === undefined) {
      response.destroy();
      return;
    }
    response.sendDate = false;
    if (serverSays !== null) response.setHeader('Date', serverSays);
    response.setHeader('Content-Type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => vi.resetModules());

/** A tab with modules of its own. */
async function openTab() {
  const { getJson } = await import('./fetcher');
  const { serverNow, byServerClock } = await import('./server-clock');
  const read = async (says: typeof serverSays) => {
    serverSays = says;
    await getJson(`${base}/`, z.object({})).catch(() => null);
    return serverNow() - Date.now();
  };
  return { read, byServerClock };
}

const after = (ms: number) => new Date(Date.now() + ms).toUTCString();
/** Less than whole seconds, and what the answer took. */
const offBy = (found: number, expected: number) => Math.abs(found - expected);

test.each([HOUR_MS, -HOUR_MS, 30 * 24 * HOUR_MS])(
  'a clock that is wrong by %i ms is put right by any answer',
  async (wrong) => {
    const { read, byServerClock } = await openTab();
    expect(offBy(await read(after(wrong)), wrong)).toBeLessThan(2_000);
    expect(offBy(byServerClock(1_000 * HOUR_MS), 1_000 * HOUR_MS + wrong)).toBeLessThan(2_000);
  },
);

test('a second or two of the way of an answer is no difference: ages stand still', async () => {
  const { read } = await openTab();
  expect(await read(after(-1_000))).toBe(0);
  expect(await read(after(1_000))).toBe(0);
  const found = await read(after(HOUR_MS));
  expect(await read(after(HOUR_MS - 1_000))).toBe(found);
});

test('a clock that is set right meanwhile is believed again', async () => {
  const { read } = await openTab();
  expect(offBy(await read(after(HOUR_MS)), HOUR_MS)).toBeLessThan(2_000);
  expect(offBy(await read(after(0)), 0)).toBeLessThan(2_000);
});

test('what says no time changes nothing', async () => {
  const { read } = await openTab();
  const found = await read(after(HOUR_MS));
  expect(await read(null)).toBe(found);
  expect(await read('soon')).toBe(found);
  expect(await read(undefined)).toBe(found);
});
