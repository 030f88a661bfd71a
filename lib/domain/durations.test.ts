import { describe, expect, it } from 'vitest';
import { describeDuration, describeExactly, describeInterval } from './durations';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a length of time', () => {
  it.each([
    [59_999, 'less than a minute', '59.999 seconds', 'every 59.999 seconds'],
    [MINUTE, '1 minute', '1 minute', 'every minute'],
    [90_000, '1 minute', '1 minute 30 seconds', 'every 1 minute 30 seconds'],
    [HOUR, '1 hour', '1 hour', 'every hour'],
    [90 * MINUTE, '1 hour', '1 hour 30 minutes', 'every 1 hour 30 minutes'],
    [4 * HOUR, '4 hours', '4 hours', 'every 4 hours'],
    [DAY, '1 day', '1 day', 'every day'],
    [36 * HOUR, '1 day', '1 day 12 hours', 'every 1 day 12 hours'],
    [2 * DAY + MINUTE + 1000, '2 days', '2 days 1 minute 1 second', 'every 2 days 1 minute 1 second'],
    [0, 'less than a minute', '0 seconds', 'every 0 seconds'],
  ])('of %i ms is about %s, exactly %s', (ms, about, exactly, interval) => {
    expect(describeDuration(ms)).toBe(about);
    expect(describeExactly(ms)).toBe(exactly);
    expect(describeInterval(ms)).toBe(interval);
  });
});
