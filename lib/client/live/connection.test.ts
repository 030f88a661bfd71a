import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { stubBrowser, type BrowserGlobals } from '@/lib/testing/browser-globals';
import { startLiveServer, type LiveServer, type Refusal } from '@/lib/testing/live-server';
import { LiveConnection } from './connection';

const HOUR_MS = 3_600_000;
const FOR_EVER_MS = 2 ** 31 - 1;

let server: LiveServer;
let browser: BrowserGlobals;
/** Milliseconds that each try waited for. None is waited here: what would be said after it is said at once. */
let waits: number[] = [];
let keepsWaiting = false;
let lookAtTheClock = () => {};

beforeEach(async () => {
  server = await startLiveServer();
  browser = stubBrowser();
  waits = [];
  keepsWaiting = false;
  // Ends after what the test itself opened.
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    await server.close();
  });
});
/** How far out of the middle a browser is: 0 the earliest of all, almost 1 the latest. */
function beTheOneThatIs(random: number): void {
  vi.spyOn(Math, 'random').mockReturnValue(random);
}

/** Notes the wait that is begun next and ends it at once; the timers of HTTP itself are left alone. */
function catchNextWait(): void {
  const { setTimeout } = globalThis;
  vi.stubGlobal('setTimeout', (act: () => void, ms: number) => {
    vi.stubGlobal('setTimeout', setTimeout);
    waits.push(ms);
    return setTimeout(act, keepsWaiting ? FOR_EVER_MS : 0);
  });
}

function open() {
  const heard: string[] = [];
  const { setInterval } = globalThis;
  vi.stubGlobal('setInterval', (look: () => void) => {
    lookAtTheClock = look;
  });
  const connection = new LiveConnection(server.url, () => '7', {
    event: ({ name }) => void heard.push(name),
    alive: () => {},
    down: (isRefused) => {
      heard.push(isRefused ? 'refused' : 'down');
      catchNextWait();
    },
  });
  vi.stubGlobal('setInterval', setInterval);
  onTestFinished(() => connection.close());
  return heard;
}

const refused = (status: number, count: number, headers = {}): Refusal[] =>
  Array.from({ length: count }, () => ({ status, headers }));

async function waitsAfter(refusals: readonly Refusal[]): Promise<number[]> {
  server.refuseNext(refusals);
  open();
  await vi.waitFor(() => expect(server.asked).toHaveLength(refusals.length + 1));
  return waits;
}

it.each([
  ['the earliest', 0, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]],
  ['the latest', 1, [1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000]],
])(
  'waits longer from one failure to the next, half a minute at most: %s of all browsers',
  async (_, random, expected) => {
    beTheOneThatIs(random);
    expect(await waitsAfter(refused(502, 7))).toEqual(expected);
  },
);

it('after it heard something the next failure is the first again, and it says where it is', async () => {
  beTheOneThatIs(0.5);
  server.refuseNext(refused(502, 3));
  const heard = open();
  await vi.waitFor(() => expect(server.asked).toHaveLength(4));
  server.asked[3]?.send('hello', { resumed: true, hour: 0 }, '8');
  await vi.waitFor(() => expect(heard).toContain('hello'));
  server.asked[3]?.end();
  await vi.waitFor(() => expect(server.asked).toHaveLength(5));
  expect(waits).toEqual([1_000, 2_000, 4_000, 1_000]);
  expect(server.asked[4]?.lastEventId).toBe('7');
});

it.each([
  [0, 60_000],
  [1, 90_000],
])(
  'comes when the server said or up to half as long after: those it told the same do not come at once (%i)',
  async (random, expected) => {
    beTheOneThatIs(random);
    expect(await waitsAfter(refused(429, 1, { 'Retry-After': '60' }))).toEqual([expected]);
  },
);

it.each([
  ['no time at all', '0', 1_000],
  ['a time that is past', '-5', 1_000],
  ['a date', 'Wed, 21 Oct 2026 07:28:00 GMT', 1_000],
  ['longer than a timer counts, which would end it at once,', '99999999', 1.25 * HOUR_MS],
])('a server that says %s is asked again after a time of one’s own', async (_, seconds, expected) => {
  beTheOneThatIs(0.5);
  expect(await waitsAfter(refused(503, 1, { 'Retry-After': seconds }))).toEqual([expected]);
});

it('says that it was refused, and tries again all the same: the next session may', async () => {
  server.refuseNext(refused(401, 1));
  const heard = open();
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
  expect(heard).toEqual(['refused']);
});

it.each([
  ['as it is', 30_000, true],
  ['and 41 seconds passed', 41_000, false],
  ['and was set back by an hour', -HOUR_MS, false],
  ['and was set ahead by an hour', HOUR_MS, false],
  ['and was set back by a second, as clocks are', -1_000, true],
])('a stream that is silent while the clock goes on %s (%i ms) stays: %s', async (_, passed, stays) => {
  const now = Date.now();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(now);
  const heard = open();
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  server.asked[0]?.send('hello', { resumed: true, hour: 0 }, '8');
  await vi.waitFor(() => expect(heard).toEqual(['hello']));
  clock.mockReturnValue(now + passed);
  lookAtTheClock();
  // What it hears next is the same stream going on, or that it gave it up.
  server.asked[0]?.send('hour', { hour: HOUR_MS }, '9');
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard[1]).toBe(stays ? 'hour' : 'down');
});

it('tries at once when the network comes back', async () => {
  server.refuseNext(refused(502, 1));
  keepsWaiting = true;
  const heard = open();
  await vi.waitFor(() => expect(heard).toEqual(['down']));
  browser.window.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
});
