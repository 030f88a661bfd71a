import { describe, expect, it } from 'vitest';
import { readQueueViews } from '@/lib/console/queues/queue-view';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { testRuntime } from '@/lib/testing/runtime';
import { playScenario } from './scenario';

async function runtimeAt(now: number) {
  const runtime = await testRuntime('sqlite');
  const clock = new ManualClock(now);
  return { ...runtime, console: { ...runtime.console, clock }, engine: { ...runtime.engine, clock } };
}

describe('the sample data', () => {
  // Offices are shut 26 hours before the first of these, when the CRM's integration is to take a job and crash.
  it.each(['2026-03-04T05:10:00Z', '2026-03-04T15:40:00Z'])(
    'has one queue healthy, one with a backlog and one stuck when loaded at %s',
    { timeout: 120_000 },
    async (time) => {
      const runtime = await runtimeAt(Date.parse(time));
      await playScenario(runtime, systemActor, async () => {});
      const views = await readQueueViews(runtime.console);
      const byModel = new Map(views.map((view) => [view.model, view]));
      expect([...byModel].map(([model, { health }]) => [model, health.state])).toEqual(
        expect.arrayContaining([
          ['organization', 'stuck'],
          ['grant_request', 'backlog'],
          ['request_transaction', 'healthy'],
        ]),
      );
      expect(byModel.get('organization')?.openJob?.recordCount).toBeGreaterThan(0);
      expect(byModel.get('grant_request')?.queued.value).toBeGreaterThan(1000);
    },
  );
});
