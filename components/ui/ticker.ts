/**
 * One timer for every text on the page that tells an age. It ticks once a second while somebody listens and the tab is
 * seen; a text re-renders only when its words change, because its words are the snapshot (see `useTicking`).
 */
import { createContext, useContext, useDeferredValue, useSyncExternalStore } from 'react';

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

/** Whether the markup of the first page has been taken over: what is drawn from then on is drawn by the browser alone. */
let isSettled = false;
const SETTLES_AFTER_MS = 1000;

if (typeof window !== 'undefined') {
  const settle = () => setTimeout(() => (isSettled = true), SETTLES_AFTER_MS);
  if (document.readyState === 'complete') settle();
  else window.addEventListener('load', settle, { once: true });
}

/**
 * True in the browser, false on the server and while its markup is being taken over. What differs then is drawn a moment later, in pieces
 * between which the browser answers: as a store's value, React would draw all of it in one go before anybody could press anything.
 */
export function useInBrowser(): boolean {
  const settled = useSyncExternalStore(
    subscribeToNothing,
    () => isSettled,
    () => false,
  );
  const soon = useDeferredValue(true, false);
  return settled || soon;
}
