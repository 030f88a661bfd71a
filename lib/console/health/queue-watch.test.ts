import { expect, it } from 'vitest';
import { forgetChanges } from '@/lib/testing/forget-changes';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { incidentsOf, setUpWatched, tellOf, type Watched, openJob } from '@/lib/testing/watched-queues';
import { QueueWatch } from './queue-watch';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describeOnEachDatabase('judging only what changed or is due', (kind) => {
  it('finds a queue stuck by time alone, when nothing at all changes any more', async () => {
    const test = await setUpWatched(kind);
    await test.queued(0);
    await openJob(test);
    await test.after(0);
    for (let at = 5 * MINUTE; at <= HOUR; at += 5 * MINUTE) await test.after(5 * MINUTE);
    expect(await healthOf(test)).toBe('healthy');
    await test.after(1);
    expect(await healthOf(test)).toBe('stuck');
    await test.after(MINUTE - 1);
    expect(await incidentsOf(test)).toEqual([]);
    await test.after(1);
    expect(await incidentsOf(test)).toEqual([['stuck', null]]);
  });

  it('finds each queue of a site unknown when nothing samples it any more, and known when something does', async () => {
    const test = await setUpWatched(kind);
    const sampledNow = () =>
      putSetting(test.ctx.database.kysely, `sampled-at:${SITE_ID}`, String(test.clock.now()));
    await test.queued(0);
    await test.after(0);
    // Long enough that nothing of its incident is waited for any more.
    test.clock.advance(HOUR);
    await sampledNow();
    await test.after(0);
    expect(await healthOf(test)).toBe('healthy');
    await test.after(31_000);
    expect(await healthOf(test)).toBe('unknown');
    await sampledNow();
    await test.after(5000);
    expect(await healthOf(test)).toBe('healthy');
  });

  it('takes the next step of an incident after each, though nothing changes in between', async () => {
    const test = await setUpWatched(kind);
    await test.queued(5000);
    await openJob(test);
    await test.after(2 * HOUR);
    await test.after(MINUTE);
    expect(await incidentsOf(test)).toEqual([['stuck', null]]);
    await test.ctx.database.kysely
      .updateTable('job')
      .set({ state: 'finished', finished_at: test.clock.now() })
      .execute();
    await test.after(5000);
    await test.after(5000);
    await test.after(2 * MINUTE);
    expect(await incidentsOf(test)).toEqual([['stuck', 'eased']]);
    await test.after(5000);
    expect(await incidentsOf(test)).toEqual([
      ['backlog', null],
      ['stuck', 'eased'],
    ]);
  });

  it('goes on where another instance took over, and back again, with each step taken once', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['backlog'], null);
    await test.queued(5000);
    await test.after(0);
    const second = new QueueWatch(test.other);
    test.clock.advance(MINUTE);
    await second.round();
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    await test.queued(0);
    await second.round();
    await test.after(2 * MINUTE);
    await second.round();
    expect(await incidentsOf(test)).toEqual([['backlog', 'recovered']]);
    expect(await test.told()).toEqual(['opened', 'resolved']);
  });

  it('makes up for a round that failed', async () => {
    const test = await setUpWatched(kind);
    let isAway = false;
    const { database } = test.ctx;
    const watch = new QueueWatch({
      ...test.ctx,
      database: {
        ...database,
        transaction: (work) =>
          isAway ? Promise.reject(new Error('The database is away')) : database.transaction(work),
      },
    });
    await test.queued(0);
    await watch.round();
    await watch.round();
    await test.queued(5000);
    isAway = true;
    await expect(watch.round()).rejects.toThrow('The database is away');
    isAway = false;
    await watch.round();
    expect(await healthOf(test)).toBe('backlog');
  });

  it('judges all where more was noted since the round before than the table keeps', async () => {
    const test = await setUpWatched(kind);
    await test.queued(0);
    await test.after(0);
    await test.after(5000);
    await test.queued(5000);
    await forgetChanges(test.ctx.database.kysely, test.ctx.database.support);
    await test.after(5000);
    expect(await healthOf(test)).toBe('backlog');
  });

  it('ends the incident of a queue that is archived between two rounds, and watches one that comes back', async () => {
    const test = await setUpWatched(kind);
    await test.queued(5000);
    await test.after(0);
    await test.after(MINUTE);
    await updateQueue(test.ctx.database.kysely, QUEUE_ID, { archived_at: test.clock.now() });
    await test.after(5000);
    expect(await incidentsOf(test)).toEqual([['backlog', 'removed']]);
    await updateQueue(test.ctx.database.kysely, QUEUE_ID, { archived_at: null });
    await test.after(5000);
    expect(await incidentsOf(test)).toEqual([
      ['backlog', null],
      ['backlog', 'removed'],
    ]);
  });
});

/** As it is remembered, and not as it is judged when somebody looks. */
async function healthOf({ ctx }: Watched): Promise<string | undefined> {
  const row = await ctx.database.kysely
    .selectFrom('queue_health')
    .select('state')
    .where('queue_id', '=', QUEUE_ID)
    .executeTakeFirst();
  return row?.state;
}
