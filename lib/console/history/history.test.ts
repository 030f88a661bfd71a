import { expect, it } from 'vitest';
import { assert, array, asyncProperty, integer, record } from 'fast-check';
import type { ActContext } from '@/lib/console/context';
import { historyResponse } from '@/lib/domain/api/history';
import type { HistoryQuery } from '@/lib/domain/api/history-inputs';
import { ManualClock } from '@/lib/domain/clock';
import { DURATION_ERROR } from '@/lib/domain/duration-histogram';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SAMPLED } from '@/lib/testing/history';
import { insertJob, insertQueue, NOW, OTHER, readPast, setUpHistory } from '@/lib/testing/set-up-history';
import { addSamples } from './add-samples';
import { countDurations } from './count-durations';
import { dropOldHistory } from './drop-old-history';
import { exportHistory } from './export-history';
import { listSubjects } from './list-subjects';
import { readHistory } from './read-history';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function setZone(ctx: ActContext, timeZone: string): Promise<void> {
  await ctx.database.kysely
    .insertInto('engine_setting')
    .values({ name: 'time-zone', value_json: JSON.stringify(timeZone) })
    .execute();
}

describeOnEachDatabase('the history', (kind) => {
  it('has a point for every moment of its range, and nulls where nobody looked', async () => {
    const { ctx, sample } = await setUpHistory(kind);
    await sample(NOW - 10 * MINUTE, { queued: 3, processing: 0, processed: 2 });
    await sample(NOW - 10 * MINUTE + 5_000, { queued: 1, processing: 0, processed: 4 });
    const history = await readPast(ctx, { queue: QUEUE_ID, hours: 1 });
    expect(historyResponse.safeParse(history).success).toBe(true);
    expect(history).toMatchObject({ tier: 'minute', bucketMs: MINUTE, timeZone: 'UTC', previous: null });
    expect(history.points).toHaveLength(60);
    const known = history.points.filter((point) => point.processed !== null);
    expect(known).toMatchObject([
      { queued: 3, processing: 0, processed: 6, entered: null, failed: 0, jobs: null },
    ]);
    const { at: _, ...gap } = history.points[0] ?? { at: 0 };
    expect(Object.values(gap).every((value) => value === null)).toBe(true);
  });

  it('tells the same sums in every tier, and of a site what its queues have together', async () => {
    const { ctx, sample } = await setUpHistory(kind);
    let day = 0;
    const moment = record({
      minute: integer({ min: 0, max: 23 * 60 }),
      processed: integer({ min: 0, max: 1000 }),
      isOther: integer({ min: 0, max: 1 }),
    });
    await assert(
      asyncProperty(array(moment, { minLength: 1, maxLength: 8 }), async (moments) => {
        day += 1;
        const from = Date.UTC(2026, 10, 1) - day * 2 * DAY;
        for (const { minute, processed, isOther } of moments)
          await sample(from + minute * MINUTE, { processed }, isOther === 1 ? OTHER : undefined);
        const range = { from, to: from + DAY };
        const total = async (query: Partial<HistoryQuery>, now: number) => {
          const { points, tier } = await readHistory(
            { ...ctx, clock: new ManualClock(now) },
            { hours: 1, compare: 'none', ...range, ...query },
          );
          return { tier, sum: points.reduce((sum, point) => sum + (point.processed ?? 0), 0) };
        };
        const expected = moments.reduce((sum, { processed }) => sum + processed, 0);
        expect(await total({}, from + 2 * DAY)).toEqual({ tier: 'quarter', sum: expected });
        expect(await total({}, from + 450 * DAY)).toEqual({ tier: 'day', sum: expected });
        const own = await total({ queue: QUEUE_ID }, from + 2 * DAY);
        const others = await total({ site: OTHER.siteId }, from + 450 * DAY);
        expect(own.sum + others.sum).toBe(expected);
        let byMinute = 0;
        for (let at = from; at < from + DAY; at += 6 * HOUR)
          byMinute += (await total({ from: at, to: at + 6 * HOUR }, from + DAY)).sum;
        expect(byMinute).toBe(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('adds up what waits in the queues, says of how many, and keeps the peak of a long point', async () => {
    const { ctx, sample } = await setUpHistory(kind);
    await sample(NOW - 40 * MINUTE, { queued: 100, oldestAgeMs: 2 * HOUR });
    await sample(NOW - 25 * MINUTE, { queued: 5 });
    await sample(NOW - 25 * MINUTE, { queued: 7, oldestAgeMs: HOUR }, OTHER);
    const { points } = await readPast(ctx, { from: NOW - 7 * DAY, to: NOW });
    const all = points.filter((point) => point.queued !== null);
    expect(all).toMatchObject([{ queued: 100, oldestAgeMs: 2 * HOUR, queues: 2 }]);
    const quarters = (await readPast(ctx, {})).points.filter((point) => point.queued !== null);
    expect(quarters).toMatchObject([
      { queued: 100, queues: 1 },
      { queued: 12, oldestAgeMs: HOUR, queues: 2 },
    ]);
  });

  it.each([
    ['an hour', 1],
    ['a day', 24],
    ['a quarter of a year', 90 * 24],
  ])(
    'tells of %s the most there was at once, which a sample that knows nothing does not change',
    async (_, hours) => {
      const { ctx, sample } = await setUpHistory(kind);
      const at = NOW - 10 * MINUTE;
      await sample(at, { queued: 3, processing: 2, oldestAgeMs: 9 * MINUTE });
      await sample(at + 5_000, { queued: 1, processing: 5, oldestAgeMs: null });
      await sample(at + 10_000, { queued: 2, processing: 1, oldestAgeMs: MINUTE });
      await sample(at + 15_000, { processed: 1 });
      for (const query of [{ queue: QUEUE_ID }, { site: SITE_ID }, {}]) {
        const { points } = await readPast(ctx, { ...query, hours });
        const known = points.filter(({ failed }) => failed !== null);
        expect(known).toMatchObject([{ queued: 3, processing: 5, oldestAgeMs: 9 * MINUTE }]);
      }
    },
  );

  it('tells of a site the most that one sample found in all its queues', async () => {
    const { ctx, database } = await setUpHistory(kind);
    await insertQueue(ctx, 'second');
    const take = (now: number, queued: Record<string, number>) =>
      addSamples(database.kysely, database.support, {
        siteId: SITE_ID,
        now,
        before: null,
        samples: Object.entries(queued).map(([queueId, count]) => ({
          ...NOTHING_SAMPLED,
          queueId,
          queued: count,
          queuedAt: now,
        })),
      });
    await take(NOW - 9_000, { [QUEUE_ID]: 10, second: 0 });
    await take(NOW - 4_000, { [QUEUE_ID]: 1, second: 7 });
    const { points } = await readPast(ctx, { site: SITE_ID });
    expect(points.filter(({ queued }) => queued !== null)).toMatchObject([{ queued: 10, queues: 2 }]);
  });

  it('holds no more than its columns do, however much is added up', async () => {
    const { ctx, sample } = await setUpHistory(kind);
    const most = 2 ** 31 - 1;
    await sample(NOW - 9_000, { queued: most + 5, processed: most - 1 });
    await sample(NOW - 4_000, { queued: 1, processed: most - 1 });
    const own = (await readPast(ctx, { queue: QUEUE_ID })).points.filter(({ queued }) => queued !== null);
    expect(own).toMatchObject([{ queued: most, processed: most }]);
    const all = (await readPast(ctx, {})).points.filter(({ queued }) => queued !== null);
    expect(all).toMatchObject([{ queued: most + 5, processed: 2 * (most - 1) }]);
  });

  it('knows that nothing waited where the count is none, and nothing where it is not known', async () => {
    const { ctx, sample } = await setUpHistory(kind);
    await sample(NOW - 3 * MINUTE, { queued: 0, oldestAgeMs: null });
    await sample(NOW - 2 * MINUTE, { processing: 4 });
    const { points } = await readPast(ctx, { queue: QUEUE_ID, hours: 1 });
    expect(points.filter(({ failed }) => failed !== null).map(({ oldestAgeMs }) => oldestAgeMs)).toEqual([
      0,
      null,
    ]);
  });

  it.each([
    ['America/New_York', Date.UTC(2026, 2, 8), 23],
    ['Europe/Paris', Date.UTC(2026, 9, 25), 25],
  ])('counts days as the calendar of %s has them when clocks change', async (timeZone, date, hours) => {
    const { ctx, clock, sample } = await setUpHistory(kind);
    await setZone(ctx, timeZone);
    for (let at = date - DAY; at < date + 3 * DAY; at += HOUR) await sample(at, { processed: 1 });
    clock.set(date + 40 * DAY);
    const { points, tier } = await readPast(ctx, { from: date - 90 * DAY, to: date + 5 * DAY });
    expect(tier).toBe('day');
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    const changed = points.find(({ at }) => local.format(at) === new Date(date).toISOString().slice(0, 10));
    expect(changed?.processed).toBe(hours);
    expect(points.find(({ at }) => local.format(at) === local.format(date + 36 * HOUR))?.processed).toBe(24);
  });

  it('times each finished job once, in the moment it finished, however often it is sampled', async () => {
    const { ctx, database } = await setUpHistory(kind);
    await insertJob(ctx, 'quick', NOW - 10 * MINUTE, NOW - 9 * MINUTE);
    await insertJob(ctx, 'slow', NOW - 5 * HOUR, NOW - 9 * MINUTE);
    await insertJob(ctx, 'open', NOW - HOUR, null);
    await insertJob(ctx, 'clock-set-back', NOW, NOW - 9 * MINUTE);
    for (let round = 0; round < 3; round += 1)
      await database.transaction((trx) =>
        countDurations(trx, database.support, { siteId: SITE_ID, now: NOW }),
      );
    for (const query of [{ queue: QUEUE_ID }, { site: SITE_ID }, {}, { hours: 90 * 24 }, { hours: 1 }]) {
      const timed = (await readPast(ctx, query)).points.filter(({ jobs }) => jobs !== null);
      expect(timed.map(({ jobs }) => jobs)).toEqual([2]);
      expect(Math.abs((timed[0]?.p50Ms ?? 0) - MINUTE)).toBeLessThanOrEqual(MINUTE * DURATION_ERROR + 1);
      expect(Math.abs((timed[0]?.p99Ms ?? 0) / HOUR - (5 - 0.15))).toBeLessThan(5 * DURATION_ERROR);
    }
    await insertJob(ctx, 'third', NOW - 10 * MINUTE, NOW - 9 * MINUTE);
    await database.transaction((trx) => countDurations(trx, database.support, { siteId: SITE_ID, now: NOW }));
    expect((await readPast(ctx, {})).points.find(({ jobs }) => jobs !== null)?.jobs).toBe(3);
    await database.transaction((trx) =>
      countDurations(trx, database.support, { siteId: OTHER.siteId, now: NOW }),
    );
    expect((await readPast(ctx, { site: OTHER.siteId })).points.every(({ jobs }) => jobs === null)).toBe(
      true,
    );
  });

  it('stands beside the time before, point by point, within the same number of points', async () => {
    const { ctx, sample } = await setUpHistory(kind);
    await sample(NOW - HOUR, { processed: 5 });
    await sample(NOW - HOUR - DAY, { processed: 3 });
    const { points, previous, from } = await readPast(ctx, { compare: 'previous' });
    const index = points.findIndex(({ processed }) => processed === 5);
    expect(previous?.points[index]?.processed).toBe(3);
    expect(previous).toMatchObject({ to: from, from: from - DAY });
    const lastWeek = { from: NOW - 7 * DAY + HOUR, to: NOW - 7 * DAY + 3 * HOUR };
    expect((await readPast(ctx, lastWeek)).tier).toBe('minute');
    const old = await readPast(ctx, { ...lastWeek, compare: 'previous' });
    expect(old.tier).toBe('quarter');
    const years = await readPast(ctx, { hours: 731 * 24, compare: 'previous' });
    expect(years.points.length + (years.previous?.points.length ?? 0)).toBeLessThanOrEqual(1000);
  });

  it('keeps the past of a queue that was removed, and says so of one there never was', async () => {
    const { ctx, database, sample } = await setUpHistory(kind);
    await sample(NOW - HOUR, { processed: 5 });
    await database.kysely.updateTable('queue').set({ archived_at: NOW }).where('id', '=', QUEUE_ID).execute();
    const { points } = await readPast(ctx, { queue: QUEUE_ID });
    expect(points.some(({ processed }) => processed === 5)).toBe(true);
    const { queues } = await listSubjects(ctx);
    expect(queues.map(({ id, removed }) => [id, removed])).toEqual([
      [OTHER.queueId, false],
      [QUEUE_ID, true],
    ]);
    await expect(readPast(ctx, { queue: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(readPast(ctx, { site: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('drops what each tier has kept long enough, and what a wrong clock wrote into the future', async () => {
    const { ctx, clock, database, sample } = await setUpHistory(kind);
    const count = async () => {
      const rows = await database.kysely.selectFrom('queue_history').select(['tier', 'slot']).execute();
      return [0, 1, 2].map((tier) => rows.filter((row) => row.tier === tier).length);
    };
    await sample(NOW, { processed: 1 });
    await sample(NOW + 400 * DAY, { processed: 1 });
    await dropOldHistory(ctx);
    expect(await count()).toEqual([1, 1, 1]);
    const after = async (days: number) => {
      clock.set(NOW + days * DAY);
      await dropOldHistory(ctx);
      return count();
    };
    expect(await after(6)).toEqual([1, 1, 1]);
    expect(await after(8)).toEqual([0, 1, 1]);
    expect(await after(401)).toEqual([0, 0, 1]);
    expect(await after(1831)).toEqual([0, 0, 0]);
    expect(await database.kysely.selectFrom('site_history').selectAll().execute()).toEqual([]);
  });

  it('is written into a file as it is shown, a gap as an empty cell', async () => {
    const { ctx, sample } = await setUpHistory(kind);
    await sample(NOW - 10 * MINUTE, { queued: 1234567, oldestAgeMs: 61_500, processing: 0, processed: 2 });
    const asked = { hours: 1, queue: QUEUE_ID, compare: 'none' } as const;
    const csv = await exportHistory(ctx, { ...asked, format: 'csv' });
    const lines = (await new Response(csv.stream).text()).replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe(
      'from,to,queued,processing,oldest_age_ms,queued_in,processed,finished,failed,jobs_timed,job_p50_ms,job_p95_ms,job_p99_ms,queues',
    );
    expect(lines).toHaveLength(61);
    expect(lines.filter((line) => !line.endsWith(',,,,,,,,,,,,'))).toEqual([
      lines[0],
      '2026-11-24T12:05:00.000Z,2026-11-24T12:06:00.000Z,1234567,0,61000,,2,,0,,,,,',
    ]);
    const ndjson = await exportHistory(ctx, { ...asked, compare: 'previous', format: 'ndjson' });
    const rows = (await new Response(ndjson.stream).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(60);
    expect(rows[0]).toMatchObject({ processed: null, before_processed: null });
  });
});
