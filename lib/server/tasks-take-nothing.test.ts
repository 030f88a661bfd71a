import { expect, it, onTestFinished } from 'vitest';
import { processQueue } from '@/lib/console/jobs/process';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertProcessCall } from '@/lib/testing/fake-site/insert-process-call';
import {
  insertAccountOf,
  insertSiteAndQueue,
  letLocksDie,
  operator,
  QUEUE_ID,
  QUEUE_UUID,
} from '@/lib/testing/fake-site/ledger-context';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import { NOTHING_SEEN } from '@/lib/testing/fake-site/set-up-ledger';
import { testRuntime } from '@/lib/testing/runtime';
import { insertQueue, NOW } from '@/lib/testing/set-up-history';
import { backgroundTasks } from './background-tasks';
import type { Runtime } from './runtime';

const DAY_MS = 24 * 3_600_000;
const INTERRUPTED = 'interrupted';

/** Every task there is. One that is added is to be added here, and finds below what could tempt it to call a site; if it does not, that too. */
const TASKS = [
  'sampler',
  'remote-sampler',
  'site-reader',
  'ledger-orphans',
  'activity-chain',
  'activity-keeping',
  'health',
  'notifier',
  'reminders',
  'incident-housekeeping',
  'housekeeping',
  'history-packing',
  'payload-retention',
  'import-housekeeping',
  'built-in-housekeeping',
  'change-log-housekeeping',
  'payload-index',
  'dead-drains',
  'one-time-sweep',
  'record-indexes',
  'imports',
  'live-housekeeping',
];

/**
 * The program beside a real site, with all that a task might want to call for: records that wait, a job that the console holds, one
 * that an integration took, a call whose process died after it had left, and a drain that is half done.
 */
async function setUp(kind: DatabaseKind) {
  const opened = await testRuntime(kind);
  const clock = new ManualClock(NOW);
  const runtime: Runtime = {
    ...opened,
    console: { ...opened.console, clock },
    engine: { ...opened.engine, clock },
    notify: { ...opened.notify, clock },
  };
  const site = await startFakeSite();
  onTestFinished(() => site.stop());
  const ctx = { ...runtime.console, actor: operator };
  await insertAccountOf(ctx, operator);
  await insertSiteAndQueue({ ...ctx, actor: systemActor }, site);
  for (const id of [INTERRUPTED, 'taken', 'drained']) await insertQueue(ctx, id);
  for (const uuid of [QUEUE_UUID, INTERRUPTED, 'taken', 'drained']) site.queue(uuid).add(1_500);
  await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
  site.queue('taken').process(site.behaviour);
  await leaveInterrupted(runtime);
  await leaveDrain(runtime);
  return { runtime, clock, site };
}

async function leaveInterrupted({ database: { kysely }, console: { clock } }: Runtime): Promise<void> {
  const now = clock.now();
  const call = { id: 'call-of-the-dead', queueId: INTERRUPTED, instanceId: 'dead' };
  await insertProcessCall(kysely, { ...call, requestedAt: now, sentAt: now });
  const lock = {
    queue_id: INTERRUPTED,
    call_id: call.id,
    instance_id: 'dead',
    acquired_at: now,
    renewed_at: 0,
  };
  await kysely.insertInto('queue_lock').values(lock).execute();
}

async function leaveDrain({ database: { kysely }, console: { clock } }: Runtime): Promise<void> {
  await kysely
    .insertInto('drain')
    .values({
      id: 'drain-of-the-dead',
      queue_id: 'drained',
      state: 'running',
      step: 'resting',
      finish_each: 1,
      max_rounds: 10,
      plan_json: '{}',
      actor_kind: 'person',
      actor_id: operator.id,
      actor_name: operator.name,
      started_at: clock.now(),
      worked_ms: 0,
      rounds: 1,
      records: 1_000,
      cleared: 1_000,
      bytes: 1,
      instance_id: 'dead',
      renewed_at: 0,
    })
    .execute();
}

describeOnEachDatabase('what goes on by itself', (kind) => {
  it('never takes a job from a site and never finishes one, whatever waits there', async () => {
    const { runtime, clock, site } = await setUp(kind);
    const before = site.calls.length;
    const tasks = backgroundTasks(runtime);
    expect(tasks.map(({ name }) => name)).toEqual(TASKS);
    // Now, a minute later, and when everything has waited for so long that it is stuck, and old.
    for (const later of [0, 60_000, DAY_MS, 400 * DAY_MS]) {
      clock.set(NOW + later);
      await letLocksDie(runtime.database);
      for (const { run, settled } of tasks) {
        await run(new AbortController().signal);
        await settled?.();
      }
    }
    const calls = site.calls.slice(before).map(({ endpoint }) => endpoint);
    // They did look at the site, and at what the dead had left.
    expect(calls).toContain('rest');
    const { kysely } = runtime.database;
    const states = async (table: 'call' | 'drain', id: string) =>
      (await kysely.selectFrom(table).select('state').where('id', '=', id).execute()).map(
        ({ state }) => state,
      );
    expect(await states('call', 'call-of-the-dead')).toEqual(['unknown']);
    expect(await states('drain', 'drain-of-the-dead')).toEqual(['stopped']);
    expect(calls.filter((endpoint) => endpoint !== 'rest' && endpoint !== 'token')).toEqual([]);
  });
});
