import type { CDPSession, Page } from '@playwright/test';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../lib/db/database';
import { runCli } from '../lib/testing/cli';
import { insertManyQueues } from '../lib/testing/many-queues';
import type { ServerProcess } from '../lib/testing/server-process';

/** What a board reads. */
export const BOARD = '**/api/wall/v1/board';

/** Tracks so many queues, in every state and with every kind of name. */
export async function fillWall(server: ServerProcess, count: number): Promise<void> {
  const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
  try {
    await insertManyQueues(database, count, Date.now());
  } finally {
    await database.close();
  }
}

/** A link of a board that is titled "Grants". */
export function makeWallLink(server: ServerProcess, theme = 'dark'): { id: string; url: string } {
  const words = ['--name', 'Hall', '--title', 'Grants', '--seconds-per-page', '15', '--theme', theme];
  const made = JSON.parse(runCli(server.dataDir, ['kiosk', 'create', ...words, '--json']).stdout) as {
    id: string;
    url: string;
  };
  return { id: made.id, url: `${server.url}${new URL(made.url).pathname}` };
}

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

/** The smallest words that are shown: their size in pixels, and what they say. */
export async function smallestWords(page: Page): Promise<{ pixels: number; words: string }> {
  const all = await page.evaluate(() => {
    const shown: { pixels: number; words: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const [words, around] = [node.textContent?.trim() ?? '', node.parentElement];
      if (words === '' || around?.checkVisibility() !== true) continue;
      shown.push({ pixels: Number.parseFloat(getComputedStyle(around).fontSize), words });
    }
    return shown;
  });
  return all.reduce((least, one) => (one.pixels < least.pixels ? one : least));
}
