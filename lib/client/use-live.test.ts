import { focusManager, onlineManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, test, vi } from 'vitest';
import { rereadingOf } from './use-live';

/** How often each was read after the window got the focus, or the network came back, and whoever reads at that had read. */
async function readingsAfter(come: () => void): Promise<{ paused: number; refreshing: number }> {
  const client = new QueryClient();
  client.mount();
  onTestFinished(() => client.unmount());
  const readings = { paused: 0, refreshing: 0, witness: 0 };
  const watch = (name: keyof typeof readings, options: object) => {
    const queryFn = () => (readings[name] += 1);
    onTestFinished(new QueryObserver(client, { queryKey: [name], queryFn, ...options }).subscribe(() => {}));
  };
  watch('paused', rereadingOf({ every: 20_000 }, true, false));
  watch('refreshing', rereadingOf({ every: 20_000 }, false, false));
  watch('witness', { refetchOnWindowFocus: 'always', refetchOnReconnect: 'always' });
  await vi.waitFor(() => expect(readings).toEqual({ paused: 1, refreshing: 1, witness: 1 }));
  come();
  await vi.waitFor(() => {
    expect(readings.witness).toBe(2);
    expect(client.isFetching()).toBe(0);
  });
  return { paused: readings.paused, refreshing: readings.refreshing };
}

test('a window that gets the focus reads again what is not streamed, and nothing while paused', async () => {
  onTestFinished(() => focusManager.setFocused(undefined));
  const come = () => {
    focusManager.setFocused(false);
    focusManager.setFocused(true);
  };
  expect(await readingsAfter(come)).toEqual({ paused: 1, refreshing: 2 });
});

test('a network that comes back reads nothing again while paused', async () => {
  const come = () => {
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
  };
  expect(await readingsAfter(come)).toMatchObject({ paused: 1 });
});

test('intervals are the stream’s where it tells of the query and stands, and there are none while paused', () => {
  type Asked = Parameters<typeof rereadingOf>[0];
  const read = { state: { status: 'success', isInvalidated: false } } as const;
  const live = (asked: Asked) => rereadingOf(asked, false, true).refetchInterval(read);
  const polling = (asked: Asked) => rereadingOf(asked, false, false).refetchInterval(read);
  expect(live({ every: 5_000, whenLive: 60_000 })).toBe(60_000);
  expect(live({ every: 5_000, whenLive: false })).toBe(false);
  expect(live({ every: 5_000 })).toBe(5_000);
  expect(polling({ every: 5_000, whenLive: false })).toBe(5_000);
  expect(polling({})).toBe(false);
  const failed = rereadingOf({ every: 5_000, whenLive: false }, false, true);
  expect(failed.refetchInterval({ state: { status: 'error', isInvalidated: true } })).toBe(5_000);
  expect(failed.refetchInterval({ state: { status: 'success', isInvalidated: true } })).toBe(5_000);
  expect(rereadingOf({ every: 5_000, whenLive: 60_000 }, true, true).refetchInterval(read)).toBe(false);
  expect(rereadingOf({ whenLive: false }, false, false).refetchOnWindowFocus).toBe(false);
});
