/** What a site that has had too many calls is given when it does not say for how long. */
const UNTOLD_MS = 60_000;
const LONGEST_MS = 60 * 60 * 1000;

/**
 * How long a 429 asks to wait: `Retry-After` in seconds or as a date (RFC 9110), an hour at most.
 * @param now epoch milliseconds
 */
export function retryAfterMs(header: string | null | undefined, now: number): number {
  const text = (header ?? '').trim();
  if (text === '') return UNTOLD_MS;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? UNTOLD_MS : Math.min(LONGEST_MS, Math.max(1000, wait));
}
