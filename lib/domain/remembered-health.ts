import { isTrouble, type EarlierHealth, type HealthState } from './health';

/** What is kept of a queue's health from one judgement to the next. */
export interface RememberedHealth extends EarlierHealth {
  /** Since when it is in this state. */
  since: number;
  /** Since when it is in trouble, whichever; or in none. */
  turnedAt: number;
}

export interface Judged {
  state: HealthState;
  /** Whether its site could not be read just now. */
  isUnreadable: boolean;
}

/** What to keep after a judgement; the same object when there is nothing new. */
export function rememberHealth(
  earlier: RememberedHealth | null,
  { state, isUnreadable }: Judged,
  now: number,
): RememberedHealth {
  const unreadableAt = isUnreadable ? now : (earlier?.unreadableAt ?? null);
  if (earlier === null) return { state, since: now, turnedAt: now, unreadableAt };
  const isSame = earlier.state === state;
  if (isSame && !isUnreadable && earlier.since <= now && earlier.turnedAt <= now) return earlier;
  const hasTurned = isTrouble(earlier.state) !== isTrouble(state);
  return {
    state,
    // A time to come is one of a clock that was set back since.
    since: isSame ? Math.min(earlier.since, now) : now,
    turnedAt: hasTurned ? now : Math.min(earlier.turnedAt, now),
    unreadableAt,
  };
}
