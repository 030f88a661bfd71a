import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { LiveData, LiveEventName } from '@/lib/domain/api/live';
import { stubBrowser } from '@/lib/testing/browser-globals';
import { liveKeys } from '../keys';

const encoder = new TextEncoder();

/** The server's end of the one stream that is open. */
class Stream {
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly body = new ReadableStream<Uint8Array>({
    start: (controller) => void (this.controller = controller),
  });

  send<Name extends LiveEventName>(name: Name, data: LiveData<Name>, id?: string): void {
    const start = id === undefined ? '' : `id: ${id}\n`;
    this.controller?.enqueue(encoder.encode(`${start}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  end(): void {
    this.controller?.close();
  }
}

let streams: Stream[] = [];

beforeEach(() => {
  streams = [];
  stubBrowser();
  vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
    const stream = new Stream();
    signal.addEventListener('abort', () => stream.end(), { once: true });
    streams.push(stream);
    return new Response(stream.body);
  });
});
afterAll(() => vi.unstubAllGlobals());

/** A tab with modules of its own, whose overview was read at a place of the stream. */
async function openTab(cursor: string | null) {
  vi.resetModules();
  const { SharedStream } = await import('./share');
  const { liveState } = await import('./state');
  const client = new QueryClient();
  client.setQueryData(liveKeys.overview, { queues: [], sampleData: 'none', cursor: cursor ?? '', now: 0 });
  const tab = new SharedStream(
    'live:test',
    client,
    () => {},
    () => cursor,
  );
  onTestFinished(() => tab.close());
  return {
    phase: () => liveState().phase,
    stalledSince: () => liveState().stalledSince,
    readsAgain: () => client.getQueryState(liveKeys.overview)?.isInvalidated,
  };
}

const hello = { resumed: true, hour: 0 };
const nothing = { changed: [], gone: [] };

/** A tab that has the stream, and has heard it up to 5. */
async function openLeader() {
  const leader = await openTab('5');
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send('hello', hello, '5');
  await vi.waitFor(() => expect(leader.phase()).toBe('live'));
  return leader;
}

it.each([
  ['behind', '3', true],
  ['that read nothing which says where it stands', null, true],
  ['as far as the stream', '5', false],
  ['further than the stream, which tells it the rest,', '6', false],
])('a tab %s (at %s) that hears another tab’s stream reads again: %s', async (_, cursor, again) => {
  await openLeader();
  const follower = await openTab(cursor);
  await vi.waitFor(() => expect(follower.phase()).toBe('live'));
  expect(follower.readsAgain()).toBe(again);
  // What comes from then on is no gap.
  streams[0]?.send('queues', nothing, '7');
  streams[0]?.send('queues', nothing, '8');
  streams[0]?.send('stalled', { since: 44 });
  await vi.waitFor(() => expect(follower.stalledSince()).toBe(44));
  expect(follower.readsAgain()).toBe(again);
});

it('a tab that missed something reads again also where the stream was just not there to say so', async () => {
  const leader = await openLeader();
  streams[0]?.end();
  await vi.waitFor(() => expect(leader.phase()).toBe('connecting'));
  const follower = await openTab('3');
  await vi.waitFor(() => expect(streams).toHaveLength(2), { timeout: 5000 });
  expect(follower.phase()).toBe('connecting');
  streams[1]?.send('hello', hello, '5');
  await vi.waitFor(() => expect(follower.phase()).toBe('live'));
  expect(follower.readsAgain()).toBe(true);
  expect(leader.readsAgain()).toBe(false);
});
