import { expect, it, onTestFinished } from 'vitest';
import { LiveFeed } from '@/lib/console/live/feed';
import { readBoard } from '@/lib/console/queues/read-board';
import { readQueueViews } from '@/lib/console/queues/queue-view';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import { systemActor } from '@/lib/domain/actor';
import { BOARD_DEFAULTS } from '@/lib/domain/wall';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { LiveReader } from '@/lib/testing/live-reader';
import { testRuntime } from '@/lib/testing/runtime';
import { dropSampleDataLease, holdSampleDataLease } from './lease';
import { startSimulation } from './simulation';

const DAY = 86_400_000;

/** A queue of the built-in site, sampled two days ago by a load that still goes on. */
async function load(kind: Parameters<typeof testRuntime>[0]) {
  const runtime = await testRuntime(kind);
  const now = runtime.console.clock.now();
  await holdSampleDataLease(runtime, 'load');
  const simulation = startSimulation(runtime, now - 2 * DAY);
  await createAlert(
    simulation.engine,
    { name: 'Grants', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' },
    systemActor,
  );
  await simulation.sampleAt(now - 2 * DAY);
  return runtime;
}

describeOnEachDatabase('while sample data is loaded', (kind) => {
  it('a queue says so and what to do, and the wall is not stale; afterwards it is judged', async () => {
    const runtime = await load(kind);
    const { console } = runtime;
    const [loading] = await readQueueViews(console);
    expect(loading?.health).toMatchObject({
      state: 'unknown',
      isLoading: true,
      sentence: expect.stringContaining('There are no figures of now yet'),
      next: { sentence: expect.stringContaining('Wait until it is loaded') },
    });
    const board = await readBoard(console, { options: BOARD_DEFAULTS, build: 'one' });
    expect(board.queues[0]).toMatchObject({ health: { isLoading: true } });
    expect(board.queues[0]).not.toHaveProperty('staleSince');
    expect(board.now - (board.sampledAt ?? 0)).toBeLessThan(board.staleAfterMs);
    await dropSampleDataLease(runtime, 'load');
    await sampleBuiltInSite(console);
    const [loaded] = await readQueueViews(console);
    expect(loaded?.health).toEqual({ state: 'healthy', sentence: 'Nothing is waiting.' });
  });

  it('who looks on hears with the first sample afterwards how the queue is', async () => {
    const runtime = await load(kind);
    const feed = new LiveFeed(runtime.console, { askMs: 30, askAnywayMs: 30 });
    onTestFinished(() => feed.close());
    const body = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        const viewer = { actorId: 'somebody', seesPayloads: true, end: () => {}, recheck: () => {} };
        await feed.join({ ...viewer, write: (bytes) => controller.enqueue(bytes) }, null);
      },
    });
    const reader = new LiveReader(new Response(body));
    await reader.until(({ events }) => events.some(({ name }) => name === 'hello'));
    await dropSampleDataLease(runtime, 'load');
    await sampleBuiltInSite(runtime.console);
    const told = () => JSON.stringify(reader.of('queues'));
    await reader.until(() => told().includes('Nothing is waiting.'));
    expect(told()).not.toContain('Nothing has looked at the site');
  });
});
