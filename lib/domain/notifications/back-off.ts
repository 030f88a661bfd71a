const FIRST_MS = 5_000;
const FACTOR = 3;
const LONGEST_MS = 60 * 60 * 1000;
/** The longest that is ever waited, lengthened by chance. */
export const LONGEST_WAIT_MS = 1.5 * LONGEST_MS;
const GIVES_UP_MS = 24 * 60 * 60 * 1000;
/** Ten minutes or so of trying. A clock that jumped by a day has tried once, and a server that was off for one not at all. */
const FEWEST_ATTEMPTS = 6;

export interface Attempted {
  /** Attempts made so far, this one included. */
  attempts: number;
  createdAt: number;
  now: number;
  /** How long the other side asked to be left alone; null when it did not. */
  retryAfterMs: number | null;
  /** From 0 to 1. */
  random: number;
}

/**
 * When to try again: after 5 seconds, 15, 45, … an hour at most, each shortened or lengthened by up to a half so that many do not come
 * at once. Null gives up: a day after it was to be told, and not before it was tried some times.
 */
export function nextAttemptAt({ attempts, createdAt, now, retryAfterMs, random }: Attempted): number | null {
  const wait = Math.min(FIRST_MS * FACTOR ** (attempts - 1), LONGEST_MS) * (0.5 + random);
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_MS);
  const at = now + Math.round(Math.max(wait, asked));
  return attempts >= FEWEST_ATTEMPTS && at > createdAt + GIVES_UP_MS ? null : at;
}
