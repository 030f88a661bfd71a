import { useSyncExternalStore } from 'react';

/** Measured once for each size of the window: to ask makes the browser work out the styles of the whole page. */
let scale: number | null = null;

function subscribe(listener: () => void): () => void {
  const onResize = (): void => {
    scale = null;
    listener();
  };
  window.addEventListener('resize', onResize);
  return () => window.removeEventListener('resize', onResize);
}

function scaleNow(): number {
  scale ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return scale;
}

const scaleOnServer = () => 1;

/** How much larger than 16 px the root text is (4K screens, a reader's own setting); for sizes that must be pixels. */
export function useRootScale(): number {
  return useSyncExternalStore(subscribe, scaleNow, scaleOnServer);
}
