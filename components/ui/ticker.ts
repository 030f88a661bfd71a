/**
 * One timer for every text on the page that tells an age. It ticks once a second while somebody listens and the tab is
 * seen; a text re-renders only when its words change, because its words are the snapshot (see `useTicking`).
 */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function notify(): void {
  for (const listener of listeners) listener();
}

function update(): void {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && timer === undefined) {
    timer = setInterval(notify, 1000);
    notify();
  } else if (!wanted && timer !== undefined) {
    clearInterval(timer);
    timer = undefined;
  }
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', update);
  listeners.add(listener);
  update();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', update);
    update();
  };
}

const subscribeToNothing = () => () => undefined;

/** When the server drew the page, epoch milliseconds; null where it does not say. */
export const DrawnAt = createContext<number | null>(null);

/** Tells the time, epoch milliseconds: of the viewer's machine, unless a page knows better. */
export const Clock = createContext(Date.now);

/**
 * The words that `describe` gives for now (epoch milliseconds), kept current. On the server, and in the first render of
 * a page that came from it, they are those of the moment the server drew it, so that both render the same; `onServer` where that is
 * not known.
 */
export function useTicking(describe: (now: number) => string, onServer: string): string {
  const drawnAt = useContext(DrawnAt);
  const clock = useContext(Clock);
  return useSyncExternalStore(
    subscribe,
    () => describe(clock()),
    () => (drawnAt === null ? onServer : describe(drawnAt)),
  );
}

/** True in the browser, false on the server and while its markup is being taken over. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    useCallback(() => true, []),
    useCallback(() => false, []),
  );
}
