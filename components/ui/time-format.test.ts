import { describe, expect, it } from 'vitest';
import { formatAbsolute, formatDuration, formatRelative, formatWholeDuration } from './time-format';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [41_900, '41 s'],
    [MINUTE, '1 min'],
    [2 * HOUR + 14 * MINUTE + 59_000, '2 h 14 min'],
    [3 * DAY + 4 * HOUR, '3 d 4 h'],
    [3 * DAY + 59 * MINUTE, '3 d'],
    [-5, '0 s'],
  ])('writes %i ms as %s, rounded down', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('shows parts of a second when asked to be fine', () => {
    expect(formatDuration(350, { fine: true })).toBe('350 ms');
    expect(formatDuration(1_250, { fine: true })).toBe('1.3 s');
    expect(formatDuration(12_250, { fine: true })).toBe('12 s');
  });
});

describe('formatDuration, coarse', () => {
  it('leaves seconds out beside minutes, and nothing else', () => {
    expect(formatDuration(42 * MINUTE + 3_000, { coarse: true })).toBe('42 min');
    expect(formatDuration(41_900, { coarse: true })).toBe('41 s');
    expect(formatDuration(2 * HOUR + 14 * MINUTE, { coarse: true })).toBe('2 h 14 min');
  });
});

describe('formatRelative', () => {
  const now = 1_780_000_000_000;
  it.each([
    [now, 'just now'],
    [now + 3_000, 'just now'],
    [now - 12_000, '12 s ago'],
    [now - 3 * MINUTE - 59_000, '3 min ago'],
    [now - 26 * HOUR, '1 d ago'],
    [now + 2 * HOUR, 'in 2 h'],
  ])('%i', (at, text) => {
    expect(formatRelative(at, now)).toBe(text);
  });
});

describe('formatAbsolute', () => {
  it('names the zone', () => {
    const at = Date.UTC(2026, 10, 24, 13, 40, 44);
    expect(formatAbsolute(at, 'UTC')).toBe('24 Nov 2026, 13:40:44 UTC');
    expect(formatAbsolute(at, 'America/New_York')).toMatch(/^24 Nov 2026, 08:40:44 (EST|GMT-5)$/);
  });
});

describe('formatWholeDuration', () => {
  it.each([
    [350, '350 ms'],
    [4_125, '4.125 s'],
    [41_900, '41 s'],
    [MINUTE, '1 min  0 s'],
    [2 * HOUR + 14 * MINUTE + 59_000, '2 h 14 min 59 s'],
    [3 * DAY + 9 * MINUTE, '3 d  0 h  9 min  0 s'],
    [27 * HOUR, '1 d  3 h  0 min  0 s'],
  ])(
    'writes %i ms as %s: nothing is left out, and what follows the first unit has two places',
    (ms, text) => {
      expect(formatWholeDuration(ms).replaceAll('\u2007', ' ')).toBe(text);
    },
  );
});
