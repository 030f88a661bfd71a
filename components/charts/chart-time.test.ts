import { describe, expect, it } from 'vitest';
import { bucketLabel, bucketName, daysLabel, spansYears, tickLabel, timeTicks } from './chart-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.UTC(2026, 10, 24, 9, 7);

const every = (step: number, count: number, from = start) =>
  Array.from({ length: count }, (_, index) => from + index * step);

describe('timeTicks', () => {
  it('labels round times of the zone, not of UTC', () => {
    const { ticks, step } = timeTicks(every(15 * MINUTE, 96), 'Asia/Kolkata', 8);
    expect(step).toBe(3 * HOUR);
    expect(ticks.map((at) => tickLabel(at, 'Asia/Kolkata', step))).toContain('15:07');
    const round = timeTicks(every(15 * MINUTE, 96, Date.UTC(2026, 10, 24, 9, 30)), 'Asia/Kolkata', 8);
    expect(round.ticks.map((at) => tickLabel(at, 'Asia/Kolkata', round.step))).toContain('18:00');
  });

  it('gives no more than asked for, whatever the range', () => {
    for (const bucket of [MINUTE, 15 * MINUTE, HOUR, 24 * HOUR]) {
      for (const count of [1, 7, 60, 365]) {
        expect(timeTicks(every(bucket, count), 'Europe/Paris', 6).ticks.length).toBeLessThanOrEqual(7);
      }
    }
  });

  it('stands a day that is an hour short', () => {
    const spring = Date.UTC(2026, 2, 28, 23);
    const { ticks, step } = timeTicks(every(HOUR, 25, spring), 'Europe/Paris', 5);
    expect(ticks.map((at) => tickLabel(at, 'Europe/Paris', step))).toEqual([
      '29 Mar',
      '06:00',
      '12:00',
      '18:00',
      '30 Mar',
    ]);
  });

  it('has nothing to label without points', () => {
    expect(timeTicks([], 'UTC', 6).ticks).toEqual([]);
  });
});

describe('labels', () => {
  it('names the bucket and its zone', () => {
    expect(bucketLabel(Date.UTC(2026, 10, 24, 13), 15 * MINUTE, 'UTC')).toBe('24 Nov, 13:00 – 13:15 UTC');
    expect(bucketName(15 * MINUTE)).toBe('15 minutes');
    expect(bucketName(24 * HOUR)).toBe('day');
  });

  it('names the year of a bucket where the range has more than one, in the zone of the chart', () => {
    const newYear = Date.UTC(2027, 0, 1);
    expect(spansYears(newYear - HOUR, newYear, 'UTC')).toBe(false);
    expect(spansYears(newYear - HOUR, newYear + 1, 'UTC')).toBe(true);
    expect(spansYears(newYear - HOUR, newYear + 1, 'Europe/Paris')).toBe(false);
    expect(bucketLabel(Date.UTC(2026, 11, 31, 13), 15 * MINUTE, 'UTC', { withYear: true })).toBe(
      '31 Dec 2026, 13:00 – 13:15 UTC',
    );
  });

  it('names days by their dates, however long they are', () => {
    const begin = Date.UTC(2026, 9, 24, 22);
    expect(daysLabel(begin, begin + 25 * HOUR, 'Europe/Paris')).toBe('25 Oct 2026');
    expect(daysLabel(begin, begin + 73 * HOUR, 'Europe/Paris')).toBe('25 Oct – 27 Oct 2026');
  });

  it('names months where there are years', () => {
    expect(tickLabel(Date.UTC(2026, 9, 24), 'UTC', 56 * 24 * HOUR)).toBe('Oct 2026');
  });
});
