import { useSyncExternalStore } from 'react';
import type { Screen } from './fit';

/** On the server, where there is no screen. */
const USUAL: Screen = { width: 1920, height: 1080 };

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** The size of the window in pixels, followed. */
export function useScreen(): Screen {
  const width = useSyncExternalStore(
    subscribe,
    () => window.innerWidth,
    () => USUAL.width,
  );
  const height = useSyncExternalStore(
    subscribe,
    () => window.innerHeight,
    () => USUAL.height,
  );
  return { width, height };
}
