import { array, assert, asyncProperty, boolean, integer, oneof, option, record } from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { readQueueHistory } from '@/lib/db/queries/history/read-history';
import { TIER_CODES } from '@/lib/domain/history';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { insertJob, NOW, OTHER, readPast, setUpHistory } from '@/lib/testing/set-up-history';
import { plansOf } from '@/lib/testing/watch-statements';
import { countDurations } from './count-durations';
import { dropOldHistory } from './drop-old-history';
import { packHistory } from './pack-history';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * 24;
/** What is read in minutes, quarter-hours, hours, three hours and days. */
const RANGES = [6, 24, 14 * 24, MONTH, 365 * 24];
/** Of two of these one comes when the other is packed. */
const AT_ONCE = { back: 9 * DAY, told: { queued: 3, processing: 2, processed: 5, oldestAgeMs: 1 } };
/** Nothing stops a round. */
const on = () => new AbortController().signal;

describeOnEachDatabase('the packed history', (kind) => {
  it('reads as it did when it lay open, and so does what comes to it later', async () => {
    const { ctx, clock, database, sample } = await setUpHistory(kind);
    const figure = option(integer({ min: 0, max: 5_000 }), { nil: null });
    const moment = record({
      back: oneof(integer({ min: 0, max: 5 * HOUR }), integer({ min: 0, max: 29 * DAY })),
      told: record({ queued: figure, processing: figure, processed: figure, oldestAgeMs: figure }),
      isLate: boolean(),
    });
    let at = NOW;
    let jobs = 0;
    const read = async () => {
      const answers = [];
      for (const hours of RANGES) answers.push((await readPast(ctx, { queue: QUEUE_ID, hours })).points);
      return answers;
    };
    const write = async ({ back, told }: { back: number; told: Record<string, number | null> }) => {
      await sample(at - back, { failed: 1, ...told });
      await sample(at - back, { processed: 1, queued: 7 }, OTHER);
      jobs += 1;
      await insertJob(ctx, `job-${jobs}`, at - back - 7 * MINUTE, at - back);
      await countDurations(database.kysely, database.support, { siteId: SITE_ID, now: at });
    };
    const isReadAlike = async () => {
      const open = await read();
      await packHistory(ctx, on());
      expect(await read()).toEqual(open);
      return open[RANGES.indexOf(MONTH)] ?? [];
    };
    await assert(
      asyncProperty(array(moment, { minLength: 1, maxLength: 8 }), async (moments) => {
        // Each on a stretch of time of its own.
        at += 500 * DAY;
        clock.set(at);
        for (const one of moments.filter(({ isLate }) => !isLate)) await write(one);
        await isReadAlike();
        for (const one of moments.filter(({ isLate }) => isLate)) await write(one);
        const month = await isReadAlike();
        const sum = (name: 'processed' | 'jobs' | 'failed') =>
          month.reduce((all, point) => all + (point[name] ?? 0), 0);
        expect(sum('processed')).toBe(moments.reduce((all, { told }) => all + (told.processed ?? 0), 0));
        expect([sum('jobs'), sum('failed')]).toEqual([moments.length, moments.length]);
      }),
      { numRuns: 10, examples: [[[false, true].map((isLate) => ({ ...AT_ONCE, isLate }))]] },
    );
  });

  it('is one row for a queue and hour, or day; what can still be added to lies open', async () => {
    const { ctx, clock, database, sample } = await setUpHistory(kind);
    for (let minute = 0; minute < 3 * 60; minute += 1)
      for (const of of [undefined, OTHER]) await sample(NOW + minute * MINUTE, { processed: 1 }, of);
    const rows = async () => {
      const open = await database.kysely.selectFrom('queue_history').select('tier').execute();
      const packed = await database.kysely.selectFrom('packed_history').select('tier').execute();
      return [0, 1, 2].map((tier) =>
        [open, packed].map((all) => all.filter((row) => row.tier === tier).length),
      );
    };
    // Until a quarter past three, when the hour that began at noon is an hour past and so is the next.
    clock.set(NOW + 3 * HOUR);
    await packHistory(ctx, on());
    expect(await rows()).toEqual([
      [2 * 75, 2 * 2],
      [2 * 12, 0],
      [2, 0],
    ]);
    clock.set(NOW + 3 * DAY);
    await packHistory(ctx, AbortSignal.abort());
    expect((await rows())[1]).toEqual([2 * 12, 0]);
    await packHistory(ctx, on());
    expect(await rows()).toEqual([
      [0, 2 * 4],
      [0, 2],
      [2, 0],
    ]);
    clock.set(NOW + 9 * DAY);
    await dropOldHistory(ctx);
    expect(await rows()).toEqual([
      [0, 0],
      [0, 2],
      [2, 0],
    ]);
    clock.set(NOW + 402 * DAY);
    await dropOldHistory(ctx);
    expect((await rows())[1]).toEqual([0, 0]);
  });

  it('is looked up by the whole key, the blocks of one queue and not those of all', async () => {
    const { ctx, clock, database, sample } = await setUpHistory(kind);
    for (let hour = 0; hour < MONTH; hour += 1) await sample(NOW + hour * HOUR, { processed: 1 });
    clock.set(NOW + MONTH * HOUR);
    await packHistory(ctx, on());
    await sql`
      with recursive others(series) as (select 2 union all select series + 1 from others where series < 200)
      insert into packed_history select tier, block, others.series, figures from packed_history cross join others
    `.execute(database.kysely);
    // SQLite has no statistics of these tables, PostgreSQL makes them by itself.
    if (kind === 'postgres') await sql`analyze`.execute(database.kysely);
    const last = Math.floor(clock.now() / (15 * MINUTE));
    const slots = { tier: TIER_CODES.quarter, first: last - MONTH * 4 + 1, last, step: 12, series: 1 };
    const [plan] = await plansOf(database, (db) => readQueueHistory(db, slots));
    expect(plan).toMatch(
      kind === 'sqlite'
        ? /SEARCH history USING PRIMARY KEY \(tier=\? AND slot=\? AND series=\?\)[^]*\(tier=\? AND block=\? AND series=\?\)/
        : /Index Cond: .*tier = 1.*block = ANY.*series = 1/,
    );
  });
});
