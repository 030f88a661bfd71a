import { expect, it } from 'vitest';
import { recordAct } from '@/lib/audit/record';
import { sealActivity } from '@/lib/audit/seal';
import { addSamples } from '@/lib/console/history/add-samples';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  QUEUE_ID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SAMPLED } from '@/lib/testing/history';
import { testRuntime } from '@/lib/testing/runtime';
import { insertJob, NOW } from '@/lib/testing/set-up-history';
import { backgroundTasks } from './background-tasks';
import type { Runtime } from './runtime';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SITE = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };
/** The tasks that remove people's data for good because it is old. */
const HOUSEKEEPING = [
  'housekeeping',
  'incident-housekeeping',
  'payload-retention',
  'activity-keeping',
  'import-housekeeping',
  'built-in-housekeeping',
  'change-log-housekeeping',
];

/** A server with a site and a queue; its clock stands still at `NOW`, and has been believed for as long as is needed. */
async function steadyServer(kind: DatabaseKind) {
  const opened = await testRuntime(kind);
  const clock = new ManualClock(NOW - DAY);
  const runtime: Runtime = {
    ...opened,
    console: { ...opened.console, clock },
    engine: { ...opened.engine, clock },
  };
  await insertSiteAndQueue({ ...runtime.console, actor: systemActor }, SITE);
  const tasks = backgroundTasks(runtime);
  const keepHouse = async (at: number) => {
    clock.set(at);
    for (const name of HOUSEKEEPING) {
      const task = tasks.find((one) => one.name === name);
      if (task === undefined) throw new Error(`There is no task ${name}`);
      await task.run(new AbortController().signal);
    }
  };
  await keepHouse(NOW - DAY);
  await keepHouse(NOW);
  return { runtime, keepHouse };
}

async function sample({ database }: Runtime, ...moments: readonly number[]): Promise<void> {
  for (const at of moments)
    await addSamples(database.kysely, database.support, {
      siteId: SITE_ID,
      now: at,
      before: null,
      samples: [{ ...NOTHING_SAMPLED, queueId: QUEUE_ID, queuedAt: at, processed: 1 }],
    });
}

/** Slots of minutes, quarter-hours and days. */
async function slots({ database }: Runtime): Promise<number[]> {
  const rows = await database.kysely.selectFrom('queue_history').select('tier').execute();
  return [0, 1, 2].map((tier) => rows.filter((row) => row.tier === tier).length);
}

describeOnEachDatabase('what removes by the clock', (kind) => {
  it('loses no history to a clock that is back in the past, however many rounds in a day', async () => {
    const { runtime, keepHouse } = await steadyServer(kind);
    await sample(runtime, NOW - 6 * DAY, NOW - HOUR);
    const past = Date.UTC(2020, 0, 1);
    for (const at of [past, past, past + HOUR, past + 23 * HOUR]) await keepHouse(at);
    expect(await slots(runtime)).toEqual([2, 2, 2]);
    await keepHouse(NOW + HOUR);
    expect(await slots(runtime)).toEqual([2, 2, 2]);
    for (let days = 1; days <= 3; days += 1) await keepHouse(NOW + days * DAY);
    expect(await slots(runtime)).toEqual([1, 2, 2]);
  });

  it('loses no history to a clock that is far ahead for a round, nor where that is the first', async () => {
    const { runtime, keepHouse } = await steadyServer(kind);
    await sample(runtime, NOW - 6 * DAY, NOW - HOUR);
    for (const at of [NOW + 8 * DAY, NOW + HOUR, NOW + 500 * DAY, NOW + 2 * HOUR]) await keepHouse(at);
    expect(await slots(runtime)).toEqual([2, 2, 2]);
    await runtime.database.kysely.deleteFrom('setting').where('name', '=', 'seen-clock').execute();
    await keepHouse(NOW + 500 * DAY);
    expect(await slots(runtime)).toEqual([2, 2, 2]);
  });

  it('drops what is old within a day after a week off, and what the clock wrote when it was ahead', async () => {
    const { runtime, keepHouse } = await steadyServer(kind);
    await sample(runtime, NOW - HOUR, NOW + 400 * DAY);
    await keepHouse(NOW + HOUR);
    expect(await slots(runtime)).toEqual([1, 1, 1]);
    await keepHouse(NOW + 8 * DAY);
    expect(await slots(runtime)).toEqual([1, 1, 1]);
    await keepHouse(NOW + 9 * DAY);
    expect(await slots(runtime)).toEqual([0, 1, 1]);
  });

  it('loses nothing else to a clock that is far ahead for a round, and drops it when it is old', async () => {
    const { runtime, keepHouse } = await steadyServer(kind);
    await fill(runtime);
    const before = await left(runtime);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    await keepHouse(NOW + 5000 * DAY);
    expect(await left(runtime)).toEqual(before);
    // The clock is right again and goes on, and the server is off for long.
    await keepHouse(NOW + HOUR);
    await keepHouse(NOW + 3000 * DAY);
    expect(await left(runtime)).toEqual(before);
    await keepHouse(NOW + 3001 * DAY);
    expect(await left(runtime)).toEqual({
      payloads: 0,
      incidents: 0,
      entries: 0,
      changes: 0,
      imports: 0,
      held: 0,
    });
  });
});

/** One of everything that is kept for a time. */
async function fill(runtime: Runtime): Promise<void> {
  const { kysely } = runtime.database;
  await insertJob({ ...runtime.console, actor: systemActor }, 'job', NOW - HOUR, NOW);
  const incident = { id: 'i', queue_id: QUEUE_ID, state: 'stuck', sentence: 'It is stuck.', opened_at: NOW };
  await kysely
    .insertInto('incident')
    .values({ ...incident, told_state: 'stuck', resolved_at: NOW, resolution: 'recovered' })
    .execute();
  await recordAct(kysely, {
    at: NOW,
    actor: systemActor,
    verb: 'queue.settings',
    outcome: 'done',
    detail: {},
  });
  await sealActivity(runtime.database, runtime.secrets.auditKey);
  await saveRecords(runtime.engine, [{ model: 'grant_request', values: {} }], systemActor);
  await kysely
    .insertInto('engine_import')
    .values({
      id: 'import',
      model: 'grant_request',
      file_name: 'a.csv',
      byte_count: 1,
      state: 'done',
      stop_requested: 0,
      rows_read: 0,
      rows_good: 0,
      rows_bad: 0,
      rows_saved: 0,
      actor_json: '{}',
      created_at: NOW,
      phase_started_row: 0,
      version: 1,
    })
    .execute();
  await kysely
    .insertInto('engine_job')
    .values({
      job_uuid: 'job',
      alert_id: 1,
      opened_at: NOW,
      record_count: 1,
      oldest_triggered_at: NOW,
      entries_json: '[[1,1,1]]',
      finished_at: NOW,
    })
    .execute();
}

/** How many there are of what `fill` wrote. */
async function left({ database: { kysely } }: Runtime) {
  const jobs = await kysely.selectFrom('job').select('id').where('purged_at', 'is', null).execute();
  const acts = await kysely.selectFrom('activity').select('id').where('at', '=', NOW).execute();
  const held = await kysely
    .selectFrom('engine_job')
    .select('job_uuid')
    .where('entries_json', '<>', '[]')
    .execute();
  return {
    payloads: jobs.length,
    incidents: (await kysely.selectFrom('incident').select('id').execute()).length,
    entries: acts.length,
    changes: (await kysely.selectFrom('engine_change_set').select('id').execute()).length,
    imports: (await kysely.selectFrom('engine_import').select('id').execute()).length,
    held: held.length,
  };
}
