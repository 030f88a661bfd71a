/** How the live stream of this browser stands, for everything on the page that shows it. */
import { useSyncExternalStore } from 'react';

/**
 * `connecting`: not yet, or not again for a moment; `live`: changes come by themselves; `polling`: there is no stream, so pages read in
 * intervals; `resting`: the tab is not seen.
 */
export type LivePhase = 'connecting' | 'live' | 'polling' | 'resting';

export interface LiveState {
  phase: LivePhase;
  /** Since when the server has not been able to read its database; null while it can. */
  stalledSince: number | null;
  /** Changes that came while the page was paused. */
  waiting: number;
  /** When the counts of each site were last read, epoch milliseconds. */
  readAt: ReadonlyMap<string, number>;
}

const FIRST: LiveState = { phase: 'connecting', stalledSince: null, waiting: 0, readAt: new Map() };

let state = FIRST;
const listeners = new Set<() => void>();

export function liveState(): LiveState {
  return state;
}

export function changeLiveState(change: Partial<LiveState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One part of it; whatever else changes draws nothing anew. */
export function useLiveState<Part>(part: (state: LiveState) => Part): Part {
  return useSyncExternalStore(
    subscribe,
    () => part(state),
    () => part(FIRST),
  );
}
