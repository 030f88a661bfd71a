const DAY_MS = 24 * 60 * 60 * 1000;
/** What is seen so long after it says nothing of a moment: each may be wrong by itself. */
const LONGEST_GAP_MS = 31 * DAY_MS;

/** Where the machine's clock was seen; in epoch milliseconds. */
export interface SeenClock {
  /** The last moment that was believed; null before the first. */
  at: number | null;
  /** Where the clock tells of another time than that: where it was seen last, and for how long it has been seen to go on there. */
  doubted: { lastAt: number; goneOnMs: number } | null;
}

/**
 * Looks at the clock once more. It is believed (`at` is now) while it is within a day of where it was seen last. One that jumped
 * further is believed when it has been seen to go on for a day where it jumped to: the machine was off for long, or it is right again.
 * A second jump the same way is none of that day: whether the machine was off in between or the clock is wrong anew, nobody can tell,
 * and what is kept too long does less harm than what is gone.
 */
export function lookAtClock({ at, doubted }: SeenClock, now: number): SeenClock {
  if (at !== null && Math.abs(now - at) <= DAY_MS) return believe(now);
  const isOtherWay = at !== null && doubted !== null && now < at !== doubted.lastAt < at;
  return goOn(at, isOtherWay ? null : doubted, now);
}

function believe(now: number): SeenClock {
  return { at: now, doubted: null };
}

function goOn(at: number | null, doubted: SeenClock['doubted'], now: number): SeenClock {
  const step = doubted === null ? -1 : now - doubted.lastAt;
  if (doubted === null || step < 0 || step > LONGEST_GAP_MS)
    return { at, doubted: { lastAt: now, goneOnMs: 0 } };
  const goneOnMs = doubted.goneOnMs + (step <= DAY_MS ? step : 0);
  return goneOnMs >= DAY_MS ? believe(now) : { at, doubted: { lastAt: now, goneOnMs } };
}
