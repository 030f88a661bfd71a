import { expect, it } from 'vitest';
import { lookAtClock, type SeenClock } from './steady-clock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T = 20_000 * DAY;

function hourAWeek(weeks: number): number[] {
  return Array.from({ length: weeks }, (_, week) =>
    [0, HOUR].map((on) => T + 8 * DAY + week * 7 * DAY + on),
  ).flat();
}

it.each<[string, readonly number[], boolean]>([
  ['that was never seen', [T], false],
  ['that was never seen, a day later', [T, T + DAY], true],
  ['an hour later', [T, T + DAY, T + DAY + HOUR], true],
  ['that was put right by some hours', [T, T + DAY, T + 10 * HOUR], true],
  ['in the past', [T, T + DAY, 0, HOUR], false],
  ['that is right again', [T, T + DAY, 0, HOUR, T + DAY + 2 * HOUR], true],
  ['far ahead', [T, T + DAY, T + 400 * DAY, T + 400 * DAY + HOUR], false],
  ['far ahead, and then further', [T, T + DAY, T + 400 * DAY, T + 400 * DAY + HOUR, T + 800 * DAY], false],
  [
    'that was right between two times of being wrong',
    [T, T + DAY, T + 9 * DAY, T + DAY, T + 11 * DAY],
    false,
  ],
  ['first in the past, then far ahead', [T, T + DAY, 0, T + 400 * DAY], false],
  ['that begins anew with each start', [T, T + DAY, 0, HOUR, 0, HOUR], false],
  ['after a week off', [T, T + DAY, T + 8 * DAY, T + 8 * DAY + HOUR], false],
  ['a day after a week off', [T, T + DAY, T + 8 * DAY, T + 9 * DAY], true],
  ['far ahead, and an hour later two days further', [T, T + DAY, T + 9 * DAY, T + 11 * DAY], false],
  ['far back, and an hour later two days forward', [T, T + DAY, T - 9 * DAY, T - 7 * DAY], false],
  [
    'that jumped twice and then goes on for a day',
    [T, T + DAY, T + 9 * DAY, T + 11 * DAY, T + 12 * DAY],
    true,
  ],
  ['of a server that is on for an hour a week, in the third', [T, T + DAY, ...hourAWeek(3)], false],
  ['of a server that is on for an hour a week, after half a year', [T, T + DAY, ...hourAWeek(24)], true],
  ['that was wrong for long, and is right', [T, T + DAY, T - 400 * DAY, T - 399 * DAY], true],
])('a clock %s', (_, moments, isBelieved) => {
  const never: SeenClock = { at: null, doubted: null };
  const seen = moments.reduce(lookAtClock, never);
  expect(seen.at === moments.at(-1)).toBe(isBelieved);
});
