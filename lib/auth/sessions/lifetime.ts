const HOUR_MS = 60 * 60_000;

/** A session nobody used for so long is over. A page that keeps itself fresh uses it. */
export const IDLE_MS = 12 * HOUR_MS;

/** However much it is used, a session is over after so long. */
export const LONGEST_MS = 30 * 24 * HOUR_MS;

/** Acts that give access are open for so long after somebody proved who they are. */
export const CONFIRMED_MS = 10 * 60_000;

/** Its last use is written down at most so often: a page may ask every second. */
export const TOUCH_MS = 60_000;
