import { describe, expect, it } from 'vitest';
import { growth, slotOf, slotStart } from './history';
import { MAX_HISTORY_POINTS, periodBefore, planHistory, rangeUntilNow, startsOf } from './history-range';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 24, 13, 7);
const utc = { now: NOW, timeZone: 'UTC' };

/** How long each of the days from `day` on is in a zone, in hours. */
function hoursOfDays(timeZone: string, day: number, count: number): number[] {
  const first = slotOf('day', day, timeZone);
  const plan = { tier: 'day' as const, step: 1, first, count };
  const starts = startsOf(plan, timeZone);
  return starts.slice(1).map((at, index) => (at - (starts[index] ?? 0)) / HOUR);
}

describe('slots', () => {
  it.each([
    ['New York in spring', 'America/New_York', Date.UTC(2026, 2, 7, 12), [24, 23, 24]],
    ['New York in autumn', 'America/New_York', Date.UTC(2026, 9, 31, 12), [24, 25, 24]],
    ['Paris in spring', 'Europe/Paris', Date.UTC(2026, 2, 28, 12), [24, 23, 24]],
    ['Paris in autumn', 'Europe/Paris', Date.UTC(2026, 9, 24, 12), [24, 25, 24]],
    [
      'Lord Howe, which moves by half an hour',
      'Australia/Lord_Howe',
      Date.UTC(2026, 3, 4, 3),
      [24, 24.5, 24],
    ],
    ['UTC', 'UTC', Date.UTC(2026, 2, 28, 12), [24, 24, 24]],
  ])('are days of their zone: %s', (_, timeZone, day, hours) => {
    expect(hoursOfDays(timeZone, day, 3)).toEqual(hours);
  });

  it('hold every moment from their start to the start of the next', () => {
    for (const timeZone of ['America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Santiago']) {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 31 * HOUR) {
        const slot = slotOf('day', at, timeZone);
        expect(slotStart('day', slot, timeZone)).toBeLessThanOrEqual(at);
        expect(slotStart('day', slot + 1, timeZone)).toBeGreaterThan(at);
      }
    }
  });

  it('begin at round minutes and quarter-hours', () => {
    const at = Date.UTC(2026, 10, 24, 13, 37, 12);
    expect(slotStart('minute', slotOf('minute', at, 'UTC'), 'UTC')).toBe(Date.UTC(2026, 10, 24, 13, 37));
    expect(slotStart('quarter', slotOf('quarter', at, 'UTC'), 'UTC')).toBe(Date.UTC(2026, 10, 24, 13, 30));
  });
});

describe('planHistory', () => {
  it.each([
    ['1 h', HOUR, 'minute', 1, 60],
    ['6 h', 6 * HOUR, 'minute', 1, 360],
    ['24 h', DAY, 'quarter', 1, 96],
    ['7 days', 7 * DAY, 'quarter', 4, 168],
    ['30 days', 30 * DAY, 'quarter', 12, 240],
    ['90 days', 90 * DAY, 'day', 1, 90],
    ['1 year', 365 * DAY, 'day', 1, 365],
    ['2 years', 731 * DAY, 'day', 1, 731],
    ['5 years', 1827 * DAY, 'day', 2, 914],
  ] as const)('shows the last %s in points that suit it', (_, length, tier, step, count) => {
    const range = rangeUntilNow(length / HOUR, NOW, 'UTC');
    expect(range.to).toBeGreaterThan(NOW);
    expect(planHistory({ ...range, ...utc })).toMatchObject({ tier, step, count });
  });

  it('never has more points than allowed, whatever the range', () => {
    for (let length = MINUTE; length < 5 * 366 * DAY; length = Math.ceil(length * 1.37)) {
      for (const back of [0, 3 * DAY, 30 * DAY, 500 * DAY]) {
        for (const mostPoints of [MAX_HISTORY_POINTS, MAX_HISTORY_POINTS / 2]) {
          const to = NOW - back - 17;
          const plan = planHistory({ from: to - length, to, mostPoints, ...utc });
          expect(plan.count).toBeLessThanOrEqual(mostPoints);
          const starts = startsOf(plan, 'UTC');
          expect(starts[0]).toBeLessThanOrEqual(to - length);
          expect(starts.at(-1)).toBeGreaterThanOrEqual(to);
        }
      }
    }
  });

  it('takes the finest tier that still holds the whole range', () => {
    const hourOf = (from: number) => planHistory({ from, to: from + HOUR, ...utc }).tier;
    expect(hourOf(NOW - 6 * DAY)).toBe('minute');
    expect(hourOf(NOW - 8 * DAY)).toBe('quarter');
    expect(hourOf(NOW - 500 * DAY)).toBe('day');
  });

  it('takes one that holds all of the time before, too, where that is compared', () => {
    const tierOf = (from: number, to: number, compares: boolean) =>
      planHistory({ from, to, compares, ...utc }).tier;
    const week = NOW - 7 * DAY;
    expect(tierOf(week + 4 * HOUR, week + 8 * HOUR, false)).toBe('minute');
    expect(tierOf(week + 4 * HOUR, week + 8 * HOUR, true)).toBe('minute');
    expect(tierOf(week + 3 * HOUR, week + 7 * HOUR, true)).toBe('quarter');
    const kept = NOW - 400 * DAY;
    expect(tierOf(kept + 19 * DAY, kept + 39 * DAY, false)).toBe('quarter');
    expect(tierOf(kept + 19 * DAY, kept + 39 * DAY, true)).toBe('day');
  });

  it('has as many points before, ending where these begin', () => {
    const plan = planHistory({ ...rangeUntilNow(24, NOW, 'UTC'), ...utc });
    const before = startsOf(periodBefore(plan), 'UTC');
    expect(before.at(-1)).toBe(startsOf(plan, 'UTC')[0]);
    expect(before).toHaveLength(plan.count + 1);
  });
});

describe('growth', () => {
  it.each([
    [10, 14, 4],
    [10, 10, 0],
    [10, 3, 3],
    [null, 5, null],
    [5, null, null],
  ])('from %s to %s is %s', (before, after, expected) => {
    expect(growth(before, after)).toBe(expected);
  });
});
