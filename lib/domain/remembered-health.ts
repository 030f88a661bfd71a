import { isTrouble, type EarlierHealth, type HealthState } from './health';

/** What is kept of a queue's health from one judgement to the next. */
export interface RememberedHealth extends EarlierHealth {
  /** Since when it is in this state. */
  since: number;
  /** Since when it is in trouble, whichever; or in none. */
  turnedAt: number;
}

export const SEEN_EVERY_MS = 15_000;

export interface Judged {
  state: HealthState;
  /** Whether its site cannot be read, or its newest call failed; not whether it merely counts as failing still. */
  isFailing: boolean;
}

/** What to keep after a judgement; the same object when there is nothing new. */
export function rememberHealth(
  earlier: RememberedHealth | null,
  { state, isFailing }: Judged,
  now: number,
): RememberedHealth {
  const failedAt = isFailing ? seenAt(earlier?.failedAt ?? null, now) : (earlier?.failedAt ?? null);
  if (earlier === null) return { state, since: now, turnedAt: now, failedAt };
  const isSame = earlier.state === state;
  if (isSame && failedAt === earlier.failedAt && earlier.since <= now && earlier.turnedAt <= now)
    return earlier;
  const hasTurned = isTrouble(earlier.state) !== isTrouble(state);
  return {
    state,
    // A time to come is one of a clock that was set back since.
    since: isSame ? Math.min(earlier.since, now) : now,
    turnedAt: hasTurned ? now : Math.min(earlier.turnedAt, now),
    failedAt,
  };
}

/** Written anew only now and then: a site that is away has thousands of queues, and each is judged every few seconds. */
function seenAt(before: number | null, now: number): number {
  return before !== null && Math.abs(now - before) < SEEN_EVERY_MS ? before : now;
}
