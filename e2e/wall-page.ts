import type { CDPSession, Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';

/** What a board reads. */
export const BOARD = '**/api/wall/v1/board';

/**
 * Lets the page's time pass, second by second and no faster than answers come, until it has read the board once more.
 * @param patienceMs for an answer that is on its way, after each second.
 */
export async function readBoard(page: Page, patienceMs: number): Promise<void> {
  const answered = page.waitForResponse(BOARD).then(() => true);
  const isRead = () => Promise.race([answered, pause(patienceMs, false)]);
  do await page.clock.runFor(1_000);
  while (!(await isRead()));
}

/** What would grow if something were kept: bytes of JavaScript, and numbers of the rest. */
export interface Held {
  heap: number;
  nodes: number;
  listeners: number;
}

/** After a collection, so that only what is held counts. */
export async function heldBy(cdp: CDPSession): Promise<Held> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}
