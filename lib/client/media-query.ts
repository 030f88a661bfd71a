import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';

/** Whether the server drew the page for a phone, by what the browser says of itself; else it draws for a wide screen. */
export const DrawnForPhone = createContext(false);

/** Whether the screen is at least so wide. While the page is taken over from the server, it is as wide as that took it for. */
export function useWideScreen(rem: number): boolean {
  const forPhone = useContext(DrawnForPhone);
  const query = `(min-width: ${rem}rem)`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => !forPhone,
  );
}
