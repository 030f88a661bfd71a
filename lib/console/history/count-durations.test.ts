import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { insertJob, NOW, readPast, setUpHistory } from '@/lib/testing/set-up-history';
import { watchStatements } from '@/lib/testing/watch-statements';
import { countDurations } from './count-durations';

const MINUTE = 60_000;

describeOnEachDatabase('counting how long jobs took', (kind) => {
  it('takes hardly more statements for two hundred jobs than for one, and counts the others with the next sample', async () => {
    const { ctx, database } = await setUpHistory(kind);
    const round = () =>
      database.transaction(async (trx) => {
        const { db, count } = watchStatements(trx);
        await countDurations(db, database.support, { siteId: SITE_ID, now: NOW });
        return count();
      });
    const timed = async () => {
      const { points } = await readPast(ctx, { queue: QUEUE_ID });
      return points.reduce((sum, { jobs }) => sum + (jobs ?? 0), 0);
    };
    await insertJob(ctx, 'first', NOW - 2 * MINUTE, NOW - MINUTE);
    const one = await round();
    expect(await timed()).toBe(1);
    for (let job = 0; job < 203; job += 1)
      await insertJob(ctx, `job-${job}`, NOW - (job + 2) * MINUTE, NOW - (job + 1) * MINUTE);
    // Rows are written in powers of two where each value is bound by itself.
    expect(await round()).toBeLessThanOrEqual(one + 20);
    expect(await timed()).toBe(201);
    await round();
    expect(await timed()).toBe(204);
    expect(await round()).toBe(1);
  });

  it('is no news to those who look on', async () => {
    const { ctx, database } = await setUpHistory(kind);
    const { kysely } = database;
    await insertJob(ctx, 'job', NOW - 2 * MINUTE, NOW - MINUTE);
    const { newest } = await kysely
      .selectFrom('live_change')
      .select(({ fn }) => fn.max('id').as('newest'))
      .executeTakeFirstOrThrow();
    const news = async () =>
      kysely.selectFrom('live_change').select(['topic', 'key']).where('id', '>', newest).execute();
    await database.transaction((trx) => countDurations(trx, database.support, { siteId: SITE_ID, now: NOW }));
    const counted = await kysely.selectFrom('job').select('duration_counted').executeTakeFirst();
    expect(counted).toEqual({ duration_counted: 1 });
    expect(await news()).toEqual([]);
    await kysely.updateTable('job').set({ state: 'open', finished_at: null, duration_counted: 0 }).execute();
    expect(await news()).toEqual([{ topic: 'ledger', key: QUEUE_ID }]);
  });
});
