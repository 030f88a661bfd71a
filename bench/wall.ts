import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { openDatabase } from '@/lib/db/database';
import { runCli } from '@/lib/testing/cli';
import { insertManyQueues } from '@/lib/testing/many-queues';
import { startServer, type ServerProcess } from '@/lib/testing/server-process';
import { chromiumPath } from '../e2e/chromium-path';
import { BOARD, heldBy, readBoard, type Held } from '../e2e/wall-page';
import { compare, median, type Comparison } from './report';

const QUEUES = 40;
const READINGS_AN_HOUR = 720;
/** The first hours fill what the browser keeps once and for all. */
const WARM_UP = 2;
const PATIENCE_MS = 20;

/**
 * A board on a wall for so many hours, in compressed time: the page's clock is driven, the server is real and answers every reading.
 * Every hour the feed is lost for a minute. After each hour garbage is collected and what is left is measured.
 */
export async function soakWall(hours: number): Promise<Comparison[]> {
  const server = await startServer();
  const executablePath = chromiumPath();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await openBoard(server, page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const held: Held[] = [];
    for (let hour = 1; hour <= hours + WARM_UP; hour += 1) {
      await liveAnHour(page);
      const now = await heldBy(cdp);
      console.log(
        `hour ${hour}: ${(now.heap / 1e6).toFixed(2)} MB, ${now.nodes} nodes, ${now.listeners} listeners`,
      );
      if (hour > WARM_UP) held.push(now);
    }
    return figuresOf(held, hours);
  } finally {
    await browser.close();
    await server.dispose();
  }
}

async function openBoard(server: ServerProcess, page: Page): Promise<void> {
  const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
  await insertManyQueues(database, QUEUES, Date.now());
  await database.close();
  const made: unknown = JSON.parse(
    runCli(server.dataDir, ['kiosk', 'create', '--name', 'Soak', '--json']).stdout,
  );
  const { pathname } = new URL(String((made as { url: string }).url));
  await page.clock.install();
  await page.goto(`${server.url}${pathname}`);
  await page.getByRole('article').first().waitFor();
}

async function liveAnHour(page: Page): Promise<void> {
  for (let reading = 0; reading < READINGS_AN_HOUR - 12; reading += 1) {
    await readBoard(page, PATIENCE_MS);
  }
  await page.route(BOARD, (route) => route.abort());
  await page.clock.runFor(60_000);
  await page.getByText('DATA STALE').waitFor();
  await page.unroute(BOARD);
  await page.clock.runFor(20_000);
  await page.getByText('DATA STALE').waitFor({ state: 'hidden' });
}

/** The last quarter of the hours beside the first. */
function figuresOf(held: readonly Held[], hours: number): Comparison[] {
  const part = Math.max(1, Math.floor(held.length / 4));
  const line = (what: string, unit: string, of: (one: Held) => number) =>
    compare({
      what: `a wall of ${QUEUES} queues for ${hours} hours, ${what}: last quarter | first`,
      ours: median(held.slice(-part).map(of)),
      peer: median(held.slice(0, part).map(of)),
      unit,
      target: '≤ 1.1',
    });
  return [
    line('JavaScript heap', 'MB', ({ heap }) => heap / 1e6),
    line('DOM nodes', 'nodes', ({ nodes }) => nodes),
    line('listeners', 'listeners', ({ listeners }) => listeners),
  ];
}
