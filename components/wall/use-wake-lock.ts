import { useEffect } from 'react';

/** Asks the browser to keep the screen on, anew whenever it is seen again; where that is not allowed nothing is lost. */
export function useWakeLock(): void {
  useEffect(() => {
    let held: WakeLockSentinel | undefined;
    let isOver = false;
    const ask = async () => {
      // Not there without https, nor in every browser, whatever the types say.
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
      const lock = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (isOver) await lock?.release();
      else held = lock;
    };
    const askAgain = () => void ask();
    askAgain();
    document.addEventListener('visibilitychange', askAgain);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', askAgain);
      void held?.release();
    };
  }, []);
}
