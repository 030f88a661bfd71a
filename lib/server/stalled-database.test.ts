import { expect, it } from 'vitest';
import { watchQueues } from '@/lib/console/health/watch-queues';
import { readHistory } from '@/lib/console/history/read-history';
import { makeDeliverer } from '@/lib/console/notifications/deliver';
import { sampleSite } from '@/lib/console/sampling/sample-site';
import { clientOf } from '@/lib/console/sites/client-of';
import { explainDatabaseError } from '@/lib/db/database-error';
import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { notifyTest, tell, webhookOf } from '@/lib/testing/notify-test';
import { testRuntime } from '@/lib/testing/runtime';
import { openStallable, type StallableDatabase } from '@/lib/testing/stallable-database';
import { untilTrue } from '@/lib/testing/until-true';
import { incidentsOf, setUpWatched, tellOf } from '@/lib/testing/watched-queues';
import { watchedLog } from '@/lib/testing/watched-log';

const MINUTE = 60_000;
const ALERT = { name: 'All', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };

/**
 * Works while the database is stalled. SQLite says that it is locked when patience is over; PostgreSQL says nothing, and what was asked
 * of it goes on when it does.
 */
async function whileStalled(
  kind: DatabaseKind,
  { stall, goOn }: StallableDatabase,
  work: () => Promise<unknown>,
): Promise<void> {
  await stall();
  const failed = work().then(
    () => null,
    (error: unknown) => explainDatabaseError(error)?.message,
  );
  if (kind === 'sqlite') await failed;
  await goOn();
  expect((await failed) ?? 'done').toContain(kind === 'sqlite' ? 'busy' : 'done');
}

describeOnEachDatabase('while the database is stalled', (kind) => {
  it('the sampler loses no record, and leaves a gap where it could not look', async () => {
    const { console, engine, settings } = await testRuntime(kind);
    await createAlert(engine, ALERT, systemActor);
    const save = (count: number) =>
      saveRecords(
        engine,
        Array.from({ length: count }, () => ({ model: 'grant_request', values: {} })),
        systemActor,
      );
    const site = await findBuiltInSite(console.database.kysely);
    if (site === undefined) throw new Error('There is no built-in site');
    const stallable = await openStallable(settings.database);
    const clock = new ManualClock(Date.now() - 20 * MINUTE);
    const began = clock.now();
    const sample = (database = console.database) =>
      sampleSite({ ...console, database, clock }, site.id, clientOf(console, site));
    await save(3);
    await sample();
    await save(5);
    clock.advance(5 * MINUTE);
    await whileStalled(kind, stallable, () => sample(stallable.database));
    await save(7);
    clock.advance(5 * MINUTE);
    await sample();
    const { points } = await readHistory({ ...console, clock }, { hours: 1, compare: 'none' });
    expect(points.reduce((sum, { entered }) => sum + (entered ?? 0), 0)).toBe(15);
    const told = points.flatMap(({ queued }) => (queued === null ? [] : [queued]));
    expect(told).toEqual(kind === 'sqlite' ? [3, 15] : [3, 8, 15]);
    expect(points.filter(({ at, entered }) => at > began && entered === null).length).toBeGreaterThanOrEqual(
      7,
    );
  });

  it('an incident is neither lost nor told twice', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['backlog'], null);
    const stallable = await openStallable(test.settings);
    await test.queued(5000);
    await test.after(0);
    test.clock.advance(MINUTE);
    await whileStalled(kind, stallable, () => watchQueues({ ...test.ctx, database: stallable.database }));
    await test.after(5_000);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    expect(await test.told()).toEqual(['opened']);
    await test.queued(0);
    await test.after(5_000);
    test.clock.advance(2 * MINUTE);
    await whileStalled(kind, stallable, () => watchQueues({ ...test.ctx, database: stallable.database }));
    await test.after(5_000);
    expect(await incidentsOf(test)).toEqual([['backlog', 'recovered']]);
    expect(await test.told()).toEqual(['opened', 'resolved']);
  });

  it('a message that had left is noted as soon as that can be done, and not sent again', async () => {
    const test = await notifyTest(kind);
    const stallable = await openStallable(test.settings);
    const log = watchedLog();
    const { server, channelId } = await webhookOf(test);
    await tell(test, channelId);
    const { fetch } = test.ctx;
    let isStalled = false;
    const deliverer = makeDeliverer({
      ...test.ctx,
      log,
      database: stallable.database,
      // From the moment the message is there, its end cannot be written down.
      fetch: async (...asked) => {
        const answer = await fetch(...asked);
        await stallable.stall();
        isStalled = true;
        return answer;
      },
    });
    await deliverer.run(new AbortController().signal);
    await untilTrue(() => isStalled);
    if (kind === 'sqlite') await untilTrue(() => log.messages.length > 0);
    await stallable.goOn();
    await deliverer.settled();
    expect(await test.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1, answerStatus: 200 }]);
    await test.ctx.database.kysely.updateTable('notification').set({ claimed_until: 1 }).execute();
    await test.deliver();
    expect(server.received).toHaveLength(1);
  });
});
