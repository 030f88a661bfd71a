import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

const scaleNow = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
const scaleOnServer = () => 1;

/** How much larger than 16 px the root text is (4K screens, a reader's own setting); for sizes that must be pixels. */
export function useRootScale(): number {
  return useSyncExternalStore(subscribe, scaleNow, scaleOnServer);
}
