const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Between the calendar's start (RFC 9562) and 1970, in 100 ns. */
const GREGORIAN_OFFSET = 122_192_928_000_000_000n;

/** Whether a text has the shape of a UUID; any version, since a site mints it. */
export function isJobUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** When a version 1 UUID was minted, in epoch milliseconds of the clock that minted it; null for any other version. */
export function mintedAt(uuid: string): number | null {
  if (!isJobUuid(uuid) || uuid[14] !== '1') return null;
  const ticks = BigInt(`0x${uuid.slice(15, 18)}${uuid.slice(9, 13)}${uuid.slice(0, 8)}`);
  return Number((ticks - GREGORIAN_OFFSET) / 10_000n);
}

export interface CallTimes {
  sentAt: number;
  answeredAt: number;
  /** The answer's `Date` header in epoch milliseconds, by the site's clock. */
  siteDate: number | null;
  /** The site runs on our own clock, as the built-in one does. */
  sharesClock: boolean;
}

/** A `Date` header is cut to the second, and a site's hosts may differ a little. */
const HEADER_TOLERANCE_MS = 1000;
const SAME_CLOCK_TOLERANCE_MS = 50;

/**
 * Tells whether a process call minted this Job UUID, or whether the job stood before. The UUID's own time is compared with
 * the site's `Date` header, so that a site whose clock is off is still told right; only the length of the call is ours.
 * @returns null when it cannot be told: another UUID version, no `Date` header, a time past the answer.
 */
export function wasMintedByCall(uuid: string, times: CallTimes): boolean | null {
  const minted = mintedAt(uuid);
  const reference = times.siteDate ?? (times.sharesClock ? times.answeredAt : null);
  if (minted === null || reference === null) return null;
  const tolerance = times.siteDate === null ? SAME_CLOCK_TOLERANCE_MS : HEADER_TOLERANCE_MS;
  if (minted > reference + tolerance) return null;
  return minted >= reference - (times.answeredAt - times.sentAt) - tolerance;
}
