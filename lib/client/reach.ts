/** Whether the console's server answers, as the last request of this tab found. */
import { useSyncExternalStore } from 'react';
import { setServerClock } from './server-clock';

/** An answer of a proxy that finds no server behind it, or one that is just starting. */
const NOBODY_BEHIND: ReadonlySet<number> = new Set([502, 503, 504]);

/** Counts the times the server went away; null while it answers. */
let outage: number | null = null;
let outages = 0;
const listeners = new Set<() => void>();

/** Keeps what came of a request: the answer, with the time it was sent at, or that there was none. */
export function noteReach(response: Response | null): void {
  setServerClock(Date.parse(response?.headers.get('date') ?? ''));
  const isGone = response === null || (NOBODY_BEHIND.has(response.status) && !isOurs(response));
  if (isGone === (outage !== null)) return;
  if (isGone) outages += 1;
  outage = isGone ? outages : null;
  for (const listener of listeners) listener();
}

function isOurs(response: Response): boolean {
  return response.headers.get('content-type')?.includes('application/problem+json') ?? false;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Which time it is that the server does not answer; null while it does. */
export function useOutage(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => outage,
    () => null,
  );
}
