import { vi } from 'vitest';

/** What a browser has and Node has not: a page that is seen, a window, and locks. */
export interface BrowserGlobals {
  /** Shows or hides the page, as a switch to another tab does. */
  see: (isSeen: boolean) => void;
  window: EventTarget;
}

/** Put in place until `vi.unstubAllGlobals`. The channel between tabs is Node's own. */
export function stubBrowser(): BrowserGlobals {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const window = new EventTarget();
  let held = Promise.resolve();
  const request = async (_: string, { signal }: { signal: AbortSignal }, lead: () => Promise<void>) => {
    const before = held;
    let free = () => {};
    held = new Promise((resolve) => (free = resolve));
    await before;
    if (!signal.aborted) await lead();
    free();
  };
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', window);
  vi.stubGlobal('navigator', { locks: { request } });
  return {
    see: (isSeen) => {
      page.visibilityState = isSeen ? 'visible' : 'hidden';
      page.dispatchEvent(new Event('visibilitychange'));
    },
    window,
  };
}
