const DAY_MS = 24 * 60 * 60_000;

/** When a token that is good for so many days ends; null when it does not end by itself. */
export function expiryOf(now: number, days: number | null | undefined): number | null {
  return days === null || days === undefined ? null : now + days * DAY_MS;
}
