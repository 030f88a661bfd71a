/** Whether pages keep themselves fresh. One switch for the whole tab: whoever pauses wants to read in peace. */
import { useSyncExternalStore } from 'react';

let paused = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Pauses refreshing, or goes on. */
export function togglePaused(): void {
  paused = !paused;
  for (const listener of listeners) listener();
}

export function isPaused(): boolean {
  return paused;
}

/** Tells when somebody pauses or goes on. */
export const onPause = subscribe;

export function usePaused(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => paused,
    () => false,
  );
}
