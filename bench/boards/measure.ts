import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext, type BrowserServer, type Page } from '@playwright/test';
import { chromiumPath } from '../../e2e/chromium-path';
import { median } from '../report';
import type { Board } from './board';
import { startCountingProxy } from './counting-proxy';
import { cpuOf } from './cpu';

const PATIENCE_MS = 180_000;
const MINUTE_MS = 60_000;
const MEGABYTE = 1_000_000;

export interface BoardFigures {
  name: string;
  coldMs: number;
  /** How many rows the cold tab had when it was usable. */
  rows: number;
  /** Of server and database, with the changes and nobody looking. */
  idleCpuMs: number;
  one: MinuteFigures;
  ten: MinuteFigures;
}

/** Per minute. */
export interface MinuteFigures {
  serverCpuMs: number;
  browserCpuMs: number;
  megabytes: number;
  /** Of the first tab, after a collection. */
  heapMegabytes: number;
}

export interface Effort {
  coldTabs: number;
  minuteMs: number;
}

/** All figures of one board. What it shows changes twice a second in all but the first. */
export async function measureBoard(board: Board, { coldTabs, minuteMs }: Effort): Promise<BoardFigures> {
  const cold: number[] = [];
  let rows = 0;
  for (let tab = 0; tab < coldTabs; tab += 1) {
    const found = await openColdTab(board);
    cold.push(found.tookMs);
    rows = found.rows;
  }
  const stopChanges = await board.change();
  try {
    await pause(minuteMs / 4);
    const before = cpuOf(board.pids);
    await pause(minuteMs / 2);
    const idleCpuMs = ((cpuOf(board.pids) - before) * MINUTE_MS) / (minuteMs / 2);
    const one = await measureMinute(board, 1, minuteMs);
    const ten = await measureMinute(board, 10, minuteMs);
    return { name: board.name, coldMs: median(cold), rows, idleCpuMs, one, ten };
  } finally {
    stopChanges();
  }
}

/** A browser without anything kept, from the address to rows that can be used. */
async function openColdTab(board: Board): Promise<{ tookMs: number; rows: number }> {
  return withBrowser(async (server) => {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await (await contextFor(board, browser.newContext.bind(browser), board.url)).newPage();
    const began = performance.now();
    await page.goto(board.url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    await untilUsable(page, board);
    const tookMs = performance.now() - began;
    return { tookMs, rows: await page.locator(board.row).count() };
  });
}

async function measureMinute(board: Board, viewers: number, minuteMs: number): Promise<MinuteFigures> {
  const proxy = await startCountingProxy(board.url);
  try {
    return await withBrowser(async (server) => {
      const browser = await chromium.connect(server.wsEndpoint());
      const at = new URL(new URL(board.url).pathname, proxy.url).href;
      const pages: Page[] = [];
      // Each a person of their own: nothing is shared between them.
      for (let viewer = 0; viewer < viewers; viewer += 1) {
        const page = await (await contextFor(board, browser.newContext.bind(browser), at)).newPage();
        await page.goto(at, { waitUntil: 'commit', timeout: PATIENCE_MS });
        await untilUsable(page, board);
        pages.push(page);
      }
      // What opening leaves behind must not count.
      await pause(minuteMs / 8);
      const browserPid = server.process().pid ?? 0;
      const began = {
        at: performance.now(),
        cpu: cpuOf(board.pids),
        browser: cpuOf([browserPid]),
        bytes: proxy.received(),
      };
      await pause(minuteMs);
      const perMinute = MINUTE_MS / (performance.now() - began.at);
      const serverCpuMs = (cpuOf(board.pids) - began.cpu) * perMinute;
      const browserCpuMs = (cpuOf([browserPid]) - began.browser) * perMinute;
      const megabytes = ((proxy.received() - began.bytes) / MEGABYTE) * perMinute;
      const [first] = pages;
      return {
        serverCpuMs,
        browserCpuMs,
        megabytes,
        heapMegabytes: first === undefined ? Number.NaN : await heapOf(first),
      };
    });
  } finally {
    proxy.close();
  }
}

async function contextFor(
  board: Board,
  make: (options: { viewport: { width: number; height: number } }) => Promise<BrowserContext>,
  url: string,
): Promise<BrowserContext> {
  const context = await make({ viewport: { width: 1440, height: 900 } });
  if (board.cookies.length > 0)
    await context.addCookies(board.cookies.map((cookie) => ({ ...cookie, url: new URL(url).origin })));
  return context;
}

async function untilUsable(page: Page, { row, rows }: Board): Promise<void> {
  await page
    .locator(row)
    .nth(rows - 1)
    .waitFor({ state: 'attached', timeout: PATIENCE_MS });
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / MEGABYTE;
}

async function withBrowser<Result>(work: (server: BrowserServer) => Promise<Result>): Promise<Result> {
  const executablePath = chromiumPath();
  const server = await chromium.launchServer({
    ...(executablePath === undefined ? {} : { executablePath }),
    // A peer loads fonts from elsewhere; a network without them must not make it wait.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
  });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}
