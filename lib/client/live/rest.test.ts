import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { stubBrowser, type BrowserGlobals } from '@/lib/testing/browser-globals';
import { startLiveServer, type LiveServer } from '@/lib/testing/live-server';
import { SharedStream } from './share';
import { liveState } from './state';

const NAME = 'live:rest';

let server: LiveServer;
let browser: BrowserGlobals;

beforeEach(async () => {
  server = await startLiveServer();
  browser = stubBrowser();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(`${server.url}${path}`, init));
  // Ends after the tab does.
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    await server.close();
  });
});
function openTab() {
  const firstPlace = () => '5';
  const tab = new SharedStream(NAME, new QueryClient(), () => {}, firstPlace);
  onTestFinished(() => tab.close());
}

/** A tab that has the stream and has heard it up to 6. */
async function openLiveTab() {
  openTab();
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  server.asked[0]?.send('hello', { resumed: true, hour: 0 }, '5');
  server.asked[0]?.send('queues', { changed: [], gone: [] }, '6');
  server.asked[0]?.send('stalled', { since: 44 });
  await vi.waitFor(() => expect(liveState()).toMatchObject({ phase: 'live', stalledSince: 44 }));
}

/** Whether the lock of the stream is free for another tab. */
function lockIsFree(): Promise<boolean> {
  const { signal } = new AbortController();
  return new Promise((resolve) => {
    void navigator.locks.request(NAME, { signal }, () => Promise.resolve(resolve(true)));
  });
}

it('a tab that is hidden gives the stream and the lock away, and goes on after what it heard when it is seen again', async () => {
  await openLiveTab();
  browser.see(false);
  await vi.waitFor(() => expect(server.asked[0]?.isOpen).toBe(false));
  expect(liveState().phase).toBe('resting');
  expect(await lockIsFree()).toBe(true);
  expect(server.asked).toHaveLength(1);
  browser.see(true);
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
  expect(server.asked[1]?.lastEventId).toBe('6');
});

it('a tab that is opened hidden asks for nothing until it is seen', async () => {
  browser.see(false);
  openTab();
  expect(await lockIsFree()).toBe(true);
  expect(liveState().phase).toBe('resting');
  expect(server.asked).toHaveLength(0);
  browser.see(true);
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  expect(server.asked[0]?.lastEventId).toBe('5');
});

it('a tab that is hidden while it waits to try again does not try, not even when the network comes back', async () => {
  server.refuseNext([{ status: 503, headers: { 'Retry-After': '1' } }]);
  const waiting = vi.spyOn(globalThis, 'setTimeout');
  const stopped = vi.spyOn(globalThis, 'clearTimeout');
  onTestFinished(() => void vi.restoreAllMocks());
  openTab();
  await vi.waitFor(() =>
    expect(waiting.mock.calls.some(([, ms]) => (ms ?? 0) >= 1_000 && (ms ?? 0) <= 1_500)).toBe(true),
  );
  const at = waiting.mock.calls.findIndex(([, ms]) => (ms ?? 0) >= 1_000 && (ms ?? 0) <= 1_500);
  browser.see(false);
  expect(stopped).toHaveBeenCalledWith(waiting.mock.results[at]?.value);
  browser.window.dispatchEvent(new Event('online'));
  expect(await lockIsFree()).toBe(true);
  expect(server.asked).toHaveLength(1);
  expect(liveState().phase).toBe('resting');
});

it('what comes to a tab by the others while it is hidden is not taken', async () => {
  browser.see(false);
  openTab();
  const other = new BroadcastChannel(NAME);
  onTestFinished(() => other.close());
  // A channel of one origin has no other to send to.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (told: unknown) => other.postMessage(told);
  const before = liveState().stalledSince;
  say({ kind: 'event', event: { name: 'stalled', data: { since: 99 }, id: null }, at: '5' });
  // A channel gives messages in their order: what is asked after it is heard after it.
  const heard = new BroadcastChannel(NAME);
  onTestFinished(() => heard.close());
  await new Promise<void>((resolve) => {
    heard.addEventListener('message', () => resolve(), { once: true });
    say({ kind: 'ask' });
  });
  expect(liveState()).toMatchObject({ phase: 'resting', stalledSince: before });
});
