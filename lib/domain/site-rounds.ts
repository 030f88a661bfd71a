/** When the rounds that come by themselves last came to a site, and how often they come. All in milliseconds. */
export interface SiteRounds {
  /** When it was sampled last; null before the first time. */
  sampledAt: number | null;
  /** When reading a real site was last tried; null before the first time, and of the built-in one, which its samples read. */
  triedAt: number | null;
  sampleIntervalMs: number;
  siteReadIntervalMs: number;
  /** Sample data is being loaded into it: days go by in a minute, and what is read of it is of one of them. */
  isLoading: boolean;
}

/** Without a round for this many intervals there are none any more; longer than another instance needs to take the work over. */
const MISSED_ROUNDS = 4;
const SHORTEST_UNSAMPLED_MS = 30_000;
/** Many sites that do not answer make one round of readings long. */
const SHORTEST_UNTRIED_MS = 15 * 60_000;

/** How old the last sample of a site may be, before nothing samples it any more. */
export function unsampledAfter(sampleIntervalMs: number): number {
  return Math.max(SHORTEST_UNSAMPLED_MS, MISSED_ROUNDS * sampleIntervalMs);
}

/**
 * Since when nothing looks at a site any more, though something should; null while it does, and before anything did. A round that is
 * dated far ahead of now was written before a clock was set back, and nothing has come since.
 */
export function unseenSince(
  { sampledAt, triedAt, sampleIntervalMs, siteReadIntervalMs, isLoading }: SiteRounds,
  now: number,
): number | null {
  if (isLoading) return null;
  const untriedAfter = Math.max(SHORTEST_UNTRIED_MS, MISSED_ROUNDS * siteReadIntervalMs);
  const overdue = [
    ...(isOverdue(sampledAt, unsampledAfter(sampleIntervalMs), now) ? [sampledAt] : []),
    ...(isOverdue(triedAt, untriedAfter, now) ? [triedAt] : []),
  ];
  return overdue.length === 0 ? null : Math.min(...overdue);
}

/** Whether there are no figures of a site that are of now. */
export function isWithoutFigures(rounds: SiteRounds, now: number): boolean {
  return rounds.isLoading || unseenSince(rounds, now) !== null;
}

function isOverdue(at: number | null, afterMs: number, now: number): at is number {
  return at !== null && Math.abs(now - at) > afterMs;
}
