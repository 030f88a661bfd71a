import { expect, type Locator, type Page } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { boardResponse } from '../lib/domain/api/board';
import { arcMinutesOf } from '../lib/testing/arc-minutes';
import { runCli } from '../lib/testing/cli';
import { startServer } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { watchConsole } from './console-page';
import { layAnotherBuild } from './another-build';
import { BOARD, fillWall, heldBy, makeWallLink, readBoard, smallestWords } from './wall-page';
import { test } from './test';

const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
];
const METRICS_TOKEN = marked('a-token-of-the-environment');

/** Nothing is cut off or outside, nothing scrolls, and figures and words are a share of the screen that reads at 5 metres. */
async function expectFits(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const tiles = [...document.querySelectorAll('article')];
    const figures = [...document.querySelectorAll<HTMLElement>('[data-figure]')];
    const header = [...document.querySelectorAll('main header:not(article header), h1')];
    const isCut = (one: Element) =>
      one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
    return {
      scrolls:
        document.documentElement.scrollHeight > innerHeight ||
        document.documentElement.scrollWidth > innerWidth,
      tiles: tiles.length,
      outside: tiles.filter((tile) => tile.getBoundingClientRect().bottom > innerHeight + 2).length,
      cut: figures.filter((figure) => figure.scrollWidth > figure.clientWidth + 1).length,
      cutTiles: tiles.flatMap((tile) => [tile, ...tile.children]).filter(isCut).length,
      cutHeader: header.filter(isCut).length,
      // Upright, where tiles stand below each other, each keeps the room of a second line for its name.
      oneLine: [...document.querySelectorAll('article h2')].filter(
        (name) => innerHeight > innerWidth && getComputedStyle(name).webkitLineClamp !== '2',
      ).length,
      smallest: Math.min(...figures.map((figure) => Number.parseFloat(getComputedStyle(figure).fontSize))),
      least: (28 / 1440) * Math.sqrt(innerWidth * innerHeight),
    };
  });
  expect(seen).toMatchObject({ scrolls: false, outside: 0, cut: 0, cutTiles: 0, cutHeader: 0, oneLine: 0 });
  expect(seen.tiles).toBeGreaterThanOrEqual(10);
  expect(seen.smallest).toBeGreaterThanOrEqual(seen.least);
  await expectReadable(page);
}

/** What an eye without fault can tell apart. */
const LEAST_ARC_MINUTES = 5;

async function expectReadable(page: Page): Promise<void> {
  const { pixels, words } = await smallestWords(page);
  const screen = page.viewportSize() ?? { width: 0, height: 0 };
  expect(
    arcMinutesOf(pixels, screen),
    `"${words}" on ${screen.width} × ${screen.height}`,
  ).toBeGreaterThanOrEqual(LEAST_ARC_MINUTES);
}

/** Words that are read from afar, whole and on the screen. */
async function expectOneLine(words: Locator): Promise<void> {
  const seen = await words.evaluate((element) => {
    const { left, right, height } = element.getBoundingClientRect();
    return {
      lines: Math.round(height / Number.parseFloat(getComputedStyle(element).lineHeight)),
      isInside: left >= 0 && right <= innerWidth,
    };
  });
  expect(seen).toEqual({ lines: 1, isInside: true });
}

const PATIENCE_MS = 50;

/** So many readings. */
async function live(page: Page, readings: number): Promise<void> {
  for (let reading = 0; reading < readings; reading += 1) await readBoard(page, PATIENCE_MS);
}

test('a wall fits every screen, turns its pages, keeps nothing, says when it is stale, and recovers by itself', async ({
  browser,
}) => {
  const first = await startServer({ env: { METRICS_TOKEN, LOG_LEVEL: 'info', SAMPLE_INTERVAL: '1' } });
  await fillWall(first, 40);
  const link = makeWallLink(first);
  const page = await browser.newPage({ colorScheme: 'light' });
  const done = watchConsole(page);
  await page.clock.install();
  await page.goto(link.url);
  await expect(page.getByRole('article').first()).toBeVisible();
  // From here on the page's time passes only when it is told to.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await expect(page.getByRole('heading', { name: 'Grants', exact: true })).toBeVisible();
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    // A resized window is drawn anew in its own time.
    await expect(() => expectFits(page)).toPass();
  }
  await page.setViewportSize({ width: 1920, height: 1080 });

  const tile = page.getByRole('article').last();
  const before = await tile.innerText();
  await expect(page.getByText(/Page 1 of \d/)).toBeVisible();
  await expect(async () => {
    await page.clock.runFor(1_000);
    await expect(page.getByText(/Page 2 of \d/)).toBeVisible({ timeout: 50 });
  }).toPass();
  expect(await tile.innerText()).not.toBe(before);
  // The worst one stays where it is on every page.
  await expect(page.getByRole('article').first()).toContainText('Stuck');

  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  // Two rounds of all pages before, so that everything there is has been drawn once.
  await live(page, 18);
  const early = await heldBy(cdp);
  await live(page, 40);
  const late = await heldBy(cdp);
  expect(late.nodes).toBeLessThanOrEqual(early.nodes * 1.2 + 100);
  expect(late.listeners).toBeLessThanOrEqual(early.listeners + 5);

  const scrape = await fetch(`${first.url}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}`, 'x-request-id': 'a-scrape-of-the-test' },
  });
  expect(scrape.headers.get('x-request-id')).toBe('a-scrape-of-the-test');
  const text = await scrape.text();
  for (const metric of ['fluxx_queues{state="stuck"} 3', 'process_cpu_seconds_total', 'task="sampler"'])
    expect(text).toContain(metric);
  expect((await fetch(`${first.url}/metrics`)).status).toBe(200);
  const proxied = await fetch(`${first.url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
  expect(proxied.status).toBe(401);

  await first.kill();
  const lines = first.output();
  expect(lines).toMatch(/"path":"\/wall\/…","status":303/);
  expect(lines).toMatch(/"path":"\/api\/wall\/v1\/board","status":200,"ms":\d+,"asker":"kiosk"/);
  expect(lines).not.toContain(link.url.split('/wall/')[1]);
  expect(lines).not.toContain(METRICS_TOKEN);
  await page.clock.runFor(30_000);
  // Next has an alert of its own, empty, for whoever listens to pages.
  const stale = page.getByRole('alert').filter({ hasText: 'DATA STALE' });
  await expect(stale).toContainText('The console does not answer');
  await expectReadable(page);
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await expect(() => expectOneLine(page.getByText('DATA STALE', { exact: true }))).toPass();
  }
  await page.setViewportSize({ width: 1920, height: 1080 });

  const second = await startServer({ dataDir: first.dataDir, port: first.port });
  try {
    // As after a night asleep: the clock has moved on, and the timers of the time between never ran.
    const awake = page.waitForResponse(BOARD);
    await page.clock.fastForward('08:00:00');
    await awake;
    await expect(page.getByText('The console does not answer')).toBeHidden();
    await expect(page.getByRole('article').first()).toContainText('Stuck');
    runCli(second.dataDir, ['kiosk', 'revoke', '--id', link.id]);
    await readBoard(page, PATIENCE_MS);
    await expect(page.getByText('The link of this screen has ended')).toBeVisible();
    await expectReadable(page);
    done();
  } finally {
    await second.dispose();
  }
});

/** Which build answers: that of the next reading. */
async function buildAnswering(page: Page): Promise<string> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/board') && response.ok());
  await page.clock.fastForward('00:01:00');
  return boardResponse.parse(await (await answer).json()).build;
}

test('a wall that nobody tends is drawn by the new build after a deploy, once', async ({ browser }) => {
  const first = await startServer();
  await fillWall(first, 3);
  const page = await browser.newPage();
  const done = watchConsole(page);
  await page.clock.install();
  await page.goto(makeWallLink(first).url);
  await expect(page.getByRole('article').first()).toBeVisible();
  const old = await buildAnswering(page);
  let loads = 0;
  page.on('load', () => (loads += 1));
  await first.terminate();

  const folder = await layAnotherBuild();
  const second = await startServer({ dataDir: first.dataDir, port: first.port, folder });
  try {
    const reloaded = page.waitForEvent('load');
    const current = await buildAnswering(page);
    expect(current).not.toBe(old);
    await reloaded;
    await expect(page.getByRole('article').first()).toContainText('Stuck');
    const html = await page.content();
    expect([html.includes(current), html.includes(old)]).toEqual([true, false]);
    // An hour later it is still the same page: what has come up as its own build is not read anew.
    for (let reading = 0; reading < 60; reading += 1) expect(await buildAnswering(page)).toBe(current);
    expect(loads).toBe(1);
    done();
  } finally {
    await second.dispose();
    await rm(folder, { recursive: true });
  }
});
