import { WALL_EVERY_MS } from './wall';

/**
 * What a screen knows of its feed. Two clocks: times of the board are the server's, `ahead` leads from the screen's to it.
 */
export interface FeedFacts {
  /** The screen's clock when it began to read. */
  startedAt: number;
  /** The screen's clock when the last good answer came; null before the first, and when its link has ended. */
  heardAt: number | null;
  /** The server's clock minus the screen's, in the middle of the last good exchange. */
  ahead: number;
  /** Readings since the last good answer. */
  failures: number;
  board: {
    now: number;
    sampledAt: number | null;
    staleAfterMs: number;
    queues: { readonly length: number };
  } | null;
}

/** Why what is shown may be wrong, and since when by the server's clock. */
export interface Staleness {
  why: 'no-answer' | 'no-samples' | 'clocks';
  since: number;
}

/** So many intervals without a good answer, and the figures are not to be believed. */
const MISSED_ANSWERS = 3;

/** Clocks are never quite the same. What is further ahead than this was dated before a clock was set back, and has no age. */
const CLOCKS_DIFFER_MS = 2 * WALL_EVERY_MS;

/** @param now the screen's clock. */
export function stalenessOf(feed: FeedFacts, now: number): Staleness | null {
  const { startedAt, ahead, board } = feed;
  if (isUnanswered(feed, now)) return { why: 'no-answer', since: board?.now ?? startedAt + ahead };
  if (board === null || board.queues.length === 0 || board.sampledAt === null) return null;
  const age = now + ahead - board.sampledAt;
  if (age < -CLOCKS_DIFFER_MS) return { why: 'clocks', since: board.now };
  return age > board.staleAfterMs ? { why: 'no-samples', since: board.sampledAt } : null;
}

/** By the count of readings too, which no clock can set back. */
function isUnanswered({ startedAt, heardAt, failures }: FeedFacts, now: number): boolean {
  const silence = now - (heardAt ?? startedAt);
  return (
    failures >= MISSED_ANSWERS || silence > MISSED_ANSWERS * WALL_EVERY_MS || silence < -CLOCKS_DIFFER_MS
  );
}

const SECOND = 1_000;
const SLOWEST_RETRY_MS = 12 * SECOND;
const ENDED_RETRY_MS = 60 * SECOND;

/**
 * How long a screen waits before it reads again: a little more or less each time, longer while nothing answers, and long
 * when its link has ended, which another link opened in the same browser mends.
 * @param chance from 0 to 1.
 */
export function pauseOf(feed: { failures: number; isEnded: boolean }, chance: number): number {
  const spread = 0.8 + 0.4 * chance;
  if (feed.isEnded) return ENDED_RETRY_MS * spread;
  return Math.min(WALL_EVERY_MS * 1.5 ** Math.min(feed.failures, 8), SLOWEST_RETRY_MS) * spread;
}

/** That the page read itself anew because another build answered. */
export interface Reloads {
  at: number;
  count: number;
}

const FIRST_WAIT_MS = 60 * SECOND;
const LONGEST_WAIT_MS = 60 * FIRST_WAIT_MS;

/** At once the first time, then ever more rarely: a build whose page does not come up as its own must not loop. */
export function mayReload(last: Reloads | null, now: number): boolean {
  if (last === null || last.at > now) return true;
  return now - last.at >= Math.min(FIRST_WAIT_MS * 2 ** Math.min(last.count - 1, 10), LONGEST_WAIT_MS);
}
