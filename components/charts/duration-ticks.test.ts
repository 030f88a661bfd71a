import { describe, expect, it } from 'vitest';
import { durationTickLabel, durationTicks } from './duration-ticks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('durationTicks', () => {
  it.each([
    [0, [0, 1]],
    [7, [0, 2, 4, 6, 8]],
    [22 * MINUTE, [0, 5, 10, 15, 20, 25].map((count) => count * MINUTE)],
    [11 * HOUR, [0, 3, 6, 9, 12].map((count) => count * HOUR)],
    [26 * HOUR, [0, 6, 12, 18, 24, 30].map((count) => count * HOUR)],
    [1000 * DAY, [0, 200, 400, 600, 800, 1000].map((count) => count * DAY)],
  ])('up to %s ms are %s', (most, ticks) => {
    expect(durationTicks(most)).toEqual(ticks);
  });
});

describe('the words of a tick', () => {
  it.each([
    [36 * HOUR, ['0', '12 h', '24 h', '36 h']],
    [90 * MINUTE, ['0', '30 min', '60 min', '90 min']],
    [2 * DAY, ['0', '12 h', '24 h', '36 h', '48 h']],
    [1000 * DAY, ['0', '200 d', '400 d', '600 d', '800 d', '1,000 d']],
    [7, ['0', '2 ms', '4 ms', '6 ms', '8 ms']],
    [4_200, ['0', '1 s', '2 s', '3 s', '4 s', '5 s']],
  ])('up to %s ms are all in one unit', (most, words) => {
    const ticks = durationTicks(most);
    expect(ticks.map((tick) => durationTickLabel(tick, ticks[1] ?? 0))).toEqual(words);
  });
});
