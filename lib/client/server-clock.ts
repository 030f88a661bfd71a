/** The server's clock, by which ages are told: the viewer's may be wrong by hours. */

/** How far it is ahead of the viewer's, milliseconds. */
let ahead = 0;
/** What the way of an answer may take, and a `Date` of whole seconds: no difference of clocks. */
const UNSURE_MS = 3_000;

/** Takes what the server's clock says now, epoch milliseconds; NaN where nothing says it. */
export function setServerClock(now: number): void {
  const found = now - Date.now();
  if (Math.abs(found - ahead) > UNSURE_MS) ahead = found;
}

/** A moment by the viewer's clock, told by the server's; epoch milliseconds, both. */
export function byServerClock(at: number): number {
  return at + ahead;
}

/** Epoch milliseconds, by the server's clock. */
export function serverNow(): number {
  return byServerClock(Date.now());
}
