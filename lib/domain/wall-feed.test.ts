import { describe, expect, it } from 'vitest';
import { mayReload, pauseOf, stalenessOf, type FeedFacts } from './wall-feed';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** The screen's clock is an hour behind the server's. */
const AHEAD = 60 * MINUTE;
const NOW = 1_000_000_000;

function feed(over: Partial<FeedFacts> & { sampledAgoMs?: number; queues?: number } = {}): FeedFacts {
  const { sampledAgoMs = 2 * SECOND, queues = 3, ...facts } = over;
  return {
    startedAt: NOW - 10 * MINUTE,
    heardAt: NOW - 2 * SECOND,
    ahead: AHEAD,
    failures: 0,
    board: {
      now: NOW - 2 * SECOND + AHEAD,
      sampledAt: NOW + AHEAD - sampledAgoMs,
      staleAfterMs: 30 * SECOND,
      queues: { length: queues },
    },
    ...facts,
  };
}

describe('what a screen shows', () => {
  it('is to be believed while answers and samples come', () => {
    expect(stalenessOf(feed(), NOW)).toBeNull();
    expect(stalenessOf(feed({ heardAt: NOW - 14 * SECOND }), NOW)).toBeNull();
  });

  it('is stale after three intervals without an answer, since the last one by the server’s clock', () => {
    expect(stalenessOf(feed({ heardAt: NOW - 16 * SECOND }), NOW)).toEqual({
      why: 'no-answer',
      since: NOW - 2 * SECOND + AHEAD,
    });
  });

  it('is stale when no answer ever came', () => {
    const silent = feed({ startedAt: NOW - 20 * SECOND, heardAt: null, ahead: 0, board: null });
    expect(stalenessOf(silent, NOW)).toEqual({ why: 'no-answer', since: NOW - 20 * SECOND });
    expect(stalenessOf(silent, NOW - 10 * SECOND)).toBeNull();
  });

  it('is stale when the server answers and nothing samples, whatever the screen’s clock says', () => {
    expect(stalenessOf(feed({ sampledAgoMs: 31 * SECOND }), NOW)).toEqual({
      why: 'no-samples',
      since: NOW + AHEAD - 31 * SECOND,
    });
    expect(stalenessOf(feed({ sampledAgoMs: 31 * SECOND, queues: 0 }), NOW)).toBeNull();
  });

  it('is stale when the screen’s clock was set back since the last answer, or since it began', () => {
    const setBack = NOW - 60 * MINUTE;
    expect(stalenessOf(feed(), setBack)).toEqual({ why: 'no-answer', since: NOW - 2 * SECOND + AHEAD });
    expect(stalenessOf(feed({ heardAt: null, ahead: 0, board: null }), setBack)).toEqual({
      why: 'no-answer',
      since: NOW - 10 * MINUTE,
    });
  });

  it('is stale after three readings in a row that failed, whatever the screen’s clock says', () => {
    expect(stalenessOf(feed({ failures: 2 }), NOW)).toBeNull();
    expect(stalenessOf(feed({ failures: 3 }), NOW)).toMatchObject({ why: 'no-answer' });
  });

  it('is stale when the newest sample is dated ahead of the server’s clock by more than clocks differ', () => {
    expect(stalenessOf(feed({ sampledAgoMs: -9 * SECOND }), NOW)).toBeNull();
    expect(stalenessOf(feed({ sampledAgoMs: -11 * SECOND }), NOW)).toEqual({
      why: 'clocks',
      since: NOW - 2 * SECOND + AHEAD,
    });
  });
});

it('reads again soon, later while nothing answers, and slowly when the link has ended', () => {
  expect(pauseOf({ failures: 0, isEnded: false }, 0.5)).toBe(5 * SECOND);
  expect(pauseOf({ failures: 0, isEnded: false }, 0)).toBe(4 * SECOND);
  expect(pauseOf({ failures: 1, isEnded: false }, 0.5)).toBe(7.5 * SECOND);
  expect(pauseOf({ failures: 1_000, isEnded: false }, 1)).toBeLessThan(15 * SECOND);
  expect(pauseOf({ failures: 1, isEnded: true }, 0.5)).toBe(MINUTE);
});

it('reads the page anew at once the first time, and ever more rarely when that did not help', () => {
  expect(mayReload(null, NOW)).toBe(true);
  expect(mayReload({ at: NOW - 59 * SECOND, count: 1 }, NOW)).toBe(false);
  expect(mayReload({ at: NOW - MINUTE, count: 1 }, NOW)).toBe(true);
  expect(mayReload({ at: NOW - 7 * MINUTE, count: 4 }, NOW)).toBe(false);
  expect(mayReload({ at: NOW - 8 * MINUTE, count: 4 }, NOW)).toBe(true);
  expect(mayReload({ at: NOW - 61 * MINUTE, count: 1_000 }, NOW)).toBe(true);
});
