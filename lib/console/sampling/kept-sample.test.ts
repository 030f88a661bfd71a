import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '@/lib/db/database';
import { updateCall } from '@/lib/db/queries/call/update-call';
import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import { setReadingProblem } from '@/lib/db/queries/reading/set-reading-problem';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertProcessCall } from '@/lib/testing/fake-site/insert-process-call';
import { testRuntime } from '@/lib/testing/runtime';
import type { FluxxClient } from '@/lib/fluxx/client';
import { clientOf } from '../sites/client-of';
import { sampleSite } from './sample-site';

/** The first second of a minute. */
const BEGAN = Date.parse('2026-11-24T12:10:00Z');
const EVERY_MS = 5_000;

/** Two queues of the built-in site, sampled by one of two instances every five seconds. */
async function setUp(kind: DatabaseKind) {
  const clock = new ManualClock(BEGAN);
  const runtime = await testRuntime(kind);
  const { database } = runtime;
  const engine = { ...runtime.engine, clock };
  for (const [name, model] of [
    ['Grants', 'grant_request'],
    ['Payments', 'request_transaction'],
  ])
    await createAlert(
      engine,
      { name, model_controller_type: model, alert_trigger_type: 'Filter' },
      systemActor,
    );
  const site = await findBuiltInSite(database.kysely);
  if (site === undefined) throw new Error('There is no built-in site');
  const first = { ...runtime.console, clock };
  const second = { ...first, database: openDatabase(runtime.settings.database) };
  onTestFinished(() => second.database.close());
  /** How many alerts each sample was told of. */
  const told: number[] = [];
  const sample = async (context: typeof first) => {
    const client = clientOf(first, site);
    const counting: FluxxClient = {
      ...client,
      listAlertChanges: async (columns, since) => {
        const answer = await client.listAlertChanges(columns, since);
        told.push(answer.rows.length);
        return answer;
      },
    };
    await sampleSite(context, site.id, counting);
    clock.advance(EVERY_MS);
  };
  return {
    told,
    save: (model: string) => saveRecords(engine, [{ model, values: {} }], systemActor),
    sampleHere: () => sample(first),
    sampleThere: () => sample(second),
    /** A process call of the first queue fails, so long ago by the clock of whoever made it (ms). */
    failCall: async (ago = 0) => {
      const { id } = await database.kysely
        .selectFrom('queue')
        .select('id')
        .orderBy('name')
        .executeTakeFirstOrThrow();
      const at = clock.now() - ago;
      const sent = { requestedAt: at, sentAt: at };
      await insertProcessCall(database.kysely, {
        id: `call-${at}`,
        queueId: id,
        instanceId: 'here',
        ...sent,
      });
      await updateCall(database.kysely, `call-${at}`, { state: 'failed', settled_at: at });
    },
    failedOf: async (table: 'queue_history' | 'site_history') => {
      const rows = await database.kysely.selectFrom(table).select('failed').where('tier', '=', 0).execute();
      return rows.map(({ failed }) => failed);
    },
    failThere: () => setReadingProblem(second.database.kysely, site.id, 'The site is away.'),
    problems: async () => {
      const rows = await database.kysely.selectFrom('queue_reading').select('problem').execute();
      return rows.map((row) => row.problem);
    },
    /** What entered each queue, and how many wait there. */
    queues: async () => {
      const rows = await database.kysely
        .selectFrom('queue')
        .innerJoin('queue_reading', 'queue_reading.queue_id', 'queue.id')
        .innerJoin('history_series', 'history_series.queue_id', 'queue.id')
        .innerJoin('queue_history', 'queue_history.series', 'history_series.id')
        .select(['queue.name', 'queue_reading.queued', 'queue_history.entered'])
        .where('queue_history.tier', '=', 2)
        .orderBy('queue.name')
        .execute();
      return rows.map(({ name, queued, entered }) => [name, queued, entered]);
    },
    ofSite: async () =>
      database.kysely
        .selectFrom('site_history')
        .select(['queued', 'entered', 'queues'])
        .where('tier', '=', 0)
        .orderBy('slot')
        .execute(),
    buckets: async () => {
      const rows = await database.kysely
        .selectFrom('queue_history')
        .select(['series', 'queued'])
        .where('tier', '=', 0)
        .orderBy('slot')
        .orderBy('series')
        .execute();
      return rows.map((row) => row.queued);
    },
  };
}

describeOnEachDatabase('a sample that knows the one before', (kind) => {
  it('is told of what changed alone, counts it, and sums up what stayed as it was', async () => {
    const { told, save, sampleHere, queues, ofSite } = await setUp(kind);
    await save('grant_request');
    for (let sample = 0; sample < 3; sample += 1) await sampleHere();
    await save('request_transaction');
    await save('request_transaction');
    await sampleHere();
    await save('grant_request');
    await sampleHere();
    await sampleHere();
    expect(told).toEqual([2, 2, 0, 1, 1, 0]);
    expect(await queues()).toEqual([
      ['Grants', 2, 2],
      ['Payments', 2, 2],
    ]);
    expect(await ofSite()).toEqual([{ queued: 4, entered: 4, queues: 2 }]);
  });

  it('writes every queue to each minute, though nothing changes; and none to one that nobody sampled', async () => {
    const { told, save, sampleHere, buckets } = await setUp(kind);
    await save('grant_request');
    for (let sample = 0; sample < 25; sample += 1) await sampleHere();
    expect(await buckets()).toEqual([1, 0, 1, 0, 1, 0]);
    // All is read again with each minute.
    expect(told.filter((count) => count === 2)).toHaveLength(4);
  });

  it('counts a call that failed where nothing else changed', async () => {
    const { told, sampleHere, failCall, failedOf } = await setUp(kind);
    for (let sample = 0; sample < 3; sample += 1) await sampleHere();
    await failCall();
    await sampleHere();
    expect(told).toEqual([2, 2, 0, 0]);
    expect((await failedOf('queue_history')).toSorted()).toEqual([0, 1]);
    expect(await failedOf('site_history')).toEqual([1]);
  });

  it('counts a call that failed once, though it is written after a sample that is dated later', async () => {
    const { sampleHere, failCall, failedOf } = await setUp(kind);
    for (let sample = 0; sample < 3; sample += 1) await sampleHere();
    await failCall(1.5 * EVERY_MS);
    for (let sample = 0; sample < 3; sample += 1) await sampleHere();
    expect((await failedOf('queue_history')).toSorted()).toEqual([0, 1]);
    expect(await failedOf('site_history')).toEqual([1]);
  });

  it('leaves no trouble of a sample that failed elsewhere, once one has succeeded', async () => {
    const { sampleHere, failThere, problems } = await setUp(kind);
    for (let sample = 0; sample < 3; sample += 1) await sampleHere();
    await failThere();
    expect(await problems()).toEqual(['The site is away.', 'The site is away.']);
    await sampleHere();
    expect(await problems()).toEqual([null, null]);
  });

  it('counts each record once when another instance sampled in between', async () => {
    const { save, sampleHere, sampleThere, queues } = await setUp(kind);
    for (let sample = 0; sample < 3; sample += 1) await sampleHere();
    await save('grant_request');
    await sampleThere();
    await save('grant_request');
    await sampleHere();
    await save('request_transaction');
    await sampleThere();
    expect(await queues()).toEqual([
      ['Grants', 2, 2],
      ['Payments', 1, 1],
    ]);
  });
});
