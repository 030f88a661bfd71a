const DAY_MS = 24 * 60 * 60 * 1000;
/** What is seen so long after it says nothing of a moment: each may be wrong by itself. */
const LONGEST_GAP_MS = 31 * DAY_MS;

/** Where the machine's clock was seen; in epoch milliseconds. */
export interface SeenClock {
  /** The last moment that was believed; null before the first. */
  at: number | null;
  /** Since when the clock has told of another time than that, where it does. */
  doubtedSince: number | null;
}

/**
 * Looks at the clock once more. It is believed (`at` is now) while it is within a day of where it was seen last. One that jumped
 * further is believed when it has told of the same other time for a day: the machine was off for long, or it is right again.
 */
export function lookAtClock({ at, doubtedSince }: SeenClock, now: number): SeenClock {
  if (at !== null && Math.abs(now - at) <= DAY_MS) return { at: now, doubtedSince: null };
  const isOtherwise = doubtedSince === null || (at !== null && now < at !== doubtedSince < at);
  if (isOtherwise || now < doubtedSince || now - doubtedSince > LONGEST_GAP_MS)
    return { at, doubtedSince: now };
  return now - doubtedSince >= DAY_MS ? { at: now, doubtedSince: null } : { at, doubtedSince };
}
