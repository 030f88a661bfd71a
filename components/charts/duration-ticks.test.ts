import { describe, expect, it } from 'vitest';
import { durationTicks } from './duration-ticks';

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
