import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { operator, QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { incidentsOf, NOON, setUpWatched, tellOf, type Watched, openJob } from '@/lib/testing/watched-queues';
import { remind } from '../notifications/remind';
import { getQueueView } from '../queues/queue-view';
import { acknowledgeIncident } from './acknowledge-incident';
import { changeHealthSettings } from './change-health-settings';
import { endSnooze } from './end-snooze';
import { readIncidents } from './incidents';
import { changeQueueHealthSettings } from './queue-health-settings';
import { readHealthSettings } from './read-health-settings';
import { snoozeQueue } from './snooze-queue';
import { watchQueues } from './watch-queues';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const STANDARD = { openJobMs: null, queuedRecords: null, oldestMs: null, quiet: null };

describeOnEachDatabase('watching the queues', (kind) => {
  it('opens an incident for trouble that lasts, tells of it once, and of its end', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['stuck', 'backlog'], null);
    await test.queued(5000);
    await test.after(0);
    await test.after(59_000);
    expect(await incidentsOf(test)).toEqual([]);
    await test.after(1000);
    await test.after(5000);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    expect(await test.told()).toEqual(['opened']);
    await test.queued(0);
    await test.after(5000);
    await test.after(119_000);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    await test.after(1000);
    expect(await incidentsOf(test)).toEqual([['backlog', 'recovered']]);
    expect(await test.told()).toEqual(['opened', 'resolved']);
  });

  it('opens one for calls that fail and work in turn, and ends it when they have worked for long', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['failing'], null);
    await test.queued(0);
    for (const state of ['failed', 'answered', 'failed', 'answered', 'failed', 'answered']) {
      await insertSettledCall(test, state);
      for (let judged = 0; judged < 4; judged += 1) await test.after(5_000);
      expect((await getQueueView(test.ctx, QUEUE_ID)).health.state).toBe('failing');
    }
    expect(await incidentsOf(test)).toEqual([['failing', null]]);
    await test.after(MINUTE);
    expect((await getQueueView(test.ctx, QUEUE_ID)).health.state).toBe('healthy');
    await test.after(9 * MINUTE);
    expect(await incidentsOf(test)).toEqual([['failing', null]]);
    await test.after(MINUTE);
    expect(await incidentsOf(test)).toEqual([['failing', 'recovered']]);
    expect(await test.told()).toEqual(['opened', 'resolved']);
  });

  it('is one incident, told once, however many instances judge at once and start anew', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['backlog'], null);
    await test.queued(5000);
    await test.after(0);
    test.clock.advance(MINUTE);
    await Promise.all([watchQueues(test.ctx), watchQueues(test.other)]);
    await watchQueues(test.other);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    expect(await test.told()).toEqual(['opened']);
    const acts = await test.ctx.database.kysely.selectFrom('activity').select('verb').execute();
    expect(acts.filter(({ verb }) => verb === 'incident.open')).toHaveLength(1);
  });

  it('becomes worse, and gives way to the milder trouble that is left', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['stuck'], null);
    await test.queued(5000);
    await test.after(0);
    await test.after(MINUTE);
    expect(await test.told()).toEqual([]);
    await openJob(test, NOON - 3 * HOUR);
    await test.after(5000);
    await test.after(MINUTE);
    expect(await incidentsOf(test)).toEqual([['stuck', null]]);
    expect(await test.told()).toEqual(['opened']);
    await test.ctx.database.kysely.deleteFrom('job').execute();
    await test.after(5000);
    await test.after(2 * MINUTE);
    await test.after(5000);
    expect(await incidentsOf(test)).toEqual([
      ['backlog', null],
      ['stuck', 'eased'],
    ]);
    expect(await test.told()).toEqual(['opened', 'resolved']);
  });

  it('tells nobody of a snoozed queue, and does when the snooze ends before the trouble', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['backlog'], HOUR);
    await snoozeQueue(test.ctx, QUEUE_ID, { until: NOON + 4 * HOUR, reason: 'Known to the vendor' });
    await test.queued(5000);
    await test.after(0);
    await test.after(2 * HOUR);
    await remind(test.ctx);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    expect(await test.told()).toEqual([]);
    expect((await getQueueView(test.ctx, QUEUE_ID)).health.snooze).toEqual({
      until: NOON + 4 * HOUR,
      reason: 'Known to the vendor',
      by: operator.name,
    });
    await test.after(2 * HOUR);
    expect(await test.told()).toEqual(['opened']);
    expect((await getQueueView(test.ctx, QUEUE_ID)).health.snooze).toBeUndefined();
    await snoozeQueue(test.ctx, QUEUE_ID, { until: NOON + 9 * HOUR, reason: 'Again' });
    await endSnooze(test.ctx, QUEUE_ID);
    expect((await getQueueView(test.ctx, QUEUE_ID)).health.snooze).toBeUndefined();
    await expect(snoozeQueue(test.ctx, QUEUE_ID, { until: NOON, reason: 'Too late' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('opens nothing in quiet hours, and what still stands after them', async () => {
    const test = await setUpWatched(kind);
    const defaults = await readHealthSettings(test.ctx.database.kysely);
    const quiet = [{ days: [2], from: '11:00', to: '14:00', timeZone: 'UTC' }];
    await changeHealthSettings(test.ctx, { ...defaults, quiet });
    await test.queued(5000);
    await test.after(0);
    await test.after(HOUR);
    expect(await incidentsOf(test)).toEqual([]);
    expect((await getQueueView(test.ctx, QUEUE_ID)).health).toMatchObject({
      state: 'backlog',
      quietUntil: NOON + 2 * HOUR,
    });
    await changeQueueHealthSettings(test.ctx, QUEUE_ID, { ...STANDARD, queuedRecords: 6000, quiet: [] });
    expect((await getQueueView(test.ctx, QUEUE_ID)).health.quietUntil).toBeUndefined();
    await changeQueueHealthSettings(test.ctx, QUEUE_ID, STANDARD);
    await test.after(HOUR);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
  });

  it('judges by the limits of a queue’s own', async () => {
    const test = await setUpWatched(kind);
    await test.queued(5000);
    await changeQueueHealthSettings(test.ctx, QUEUE_ID, { ...STANDARD, queuedRecords: 6000 });
    expect((await getQueueView(test.ctx, QUEUE_ID)).health.state).toBe('healthy');
    await test.queued(6001);
    expect((await getQueueView(test.ctx, QUEUE_ID)).health.state).toBe('backlog');
    await watchQueues(test.ctx);
    await test.queued(5000);
    expect((await getQueueView(test.ctx, QUEUE_ID)).health).toMatchObject({
      state: 'backlog',
      sentence: '5,000 records are waiting: still close to the limit of 6,000.',
    });
  });

  it('reminds as often as the rule says, until somebody has it in hand', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['backlog'], HOUR);
    await test.queued(5000);
    await test.after(0);
    await test.after(MINUTE);
    await deliverAll(test);
    await remindAfter(test, HOUR - 1);
    expect(await test.told()).toEqual(['opened']);
    await remindAfter(test, 1);
    await remindAfter(test, HOUR);
    expect(await test.told()).toEqual(['opened', 'reminded', 'reminded']);
    const [incident] = (await readIncidents(test.ctx, { state: 'open' })).incidents;
    await acknowledgeIncident(test.ctx, incident?.id ?? '');
    await remindAfter(test, 5 * HOUR);
    expect(await test.told()).toEqual(['opened', 'reminded', 'reminded']);
  });

  it('ends with its queue, and makes one message of many that come at once', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['backlog'], null);
    await insertQueues(test, 30);
    await test.after(0);
    await test.after(MINUTE);
    expect((await readIncidents(test.ctx, { state: 'open' })).incidents).toHaveLength(30);
    expect(await test.told()).toEqual(['opened']);
    const [row] = await test.ctx.database.kysely
      .selectFrom('notification')
      .selectAll()
      .orderBy('id')
      .execute();
    expect(JSON.parse(row?.message_json ?? '')).toMatchObject({ total: 30 });
    await test.ctx.database.kysely.updateTable('queue').set({ archived_at: NOON }).execute();
    await test.after(1000);
    const { incidents } = await readIncidents(test.ctx, { state: 'all' });
    expect(new Set(incidents.map(({ resolution }) => resolution))).toEqual(new Set(['removed']));
    expect(await test.told()).toEqual(['opened', 'resolved']);
    const end = await test.ctx.database.kysely
      .selectFrom('notification')
      .select('message_json')
      .where('kind', '=', 'resolved')
      .where('state', '<>', 'merged')
      .executeTakeFirstOrThrow();
    expect(end.message_json).toContain('"resolution":"removed"');
  });
});

/** A process call that was made and settled just now, each written down by itself as the ledger does. */
async function insertSettledCall({ ctx, clock }: Watched, state: string): Promise<void> {
  const now = clock.now();
  const { kysely } = ctx.database;
  await kysely
    .insertInto('call')
    .values({
      id: `call-${now}`,
      queue_id: QUEUE_ID,
      verb: 'process',
      state: 'requested',
      actor_kind: 'gateway',
      actor_name: 'ERP sync',
      expectation_json: '{}',
      instance_id: 'one',
      requested_at: now,
      body_bytes: 0,
      body_complete: 1,
      inferred: 0,
    })
    .execute();
  const outcome = state === 'failed' ? 'unauthorized' : 'empty';
  await kysely
    .updateTable('call')
    .set({ state, settled_at: now, outcome, detail: 'A sentence of what came of it.' })
    .where('id', '=', `call-${now}`)
    .execute();
}

/** The waiting ones are not reminded of; delivering has a test of its own. */
async function deliverAll({ ctx }: Watched): Promise<void> {
  await ctx.database.kysely.updateTable('notification').set({ state: 'delivered' }).execute();
}

async function remindAfter(test: Watched, ms: number): Promise<void> {
  test.clock.advance(ms);
  await remind(test.ctx);
  await deliverAll(test);
}

async function insertQueues(test: Watched, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const id = `queue-${index}`;
    await test.ctx.database.kysely
      .insertInto('queue')
      .values({
        id,
        site_id: SITE_ID,
        queue_uuid: `uuid-${index}`,
        name: `Queue ${index}`,
        extra_fields_json: '[]',
        polled_by: 'nobody',
        created_at: 0,
      })
      .execute();
    await test.queued(5000, id);
  }
}
