import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openDatabase } from '../lib/db/database';
import { insertManyQueues } from '../lib/testing/many-queues';
import { startServer } from '../lib/testing/server-process';
import { signIn, whenReady } from './console-page';
import { test as base } from './test';

const QUEUES = 300;
const API = '**/api/console/v1/overview';

/** The running program with 300 queues, more than any screen shows; `page` is signed in and on another page. */
const test = base.extend<{ url: string }>({
  url: async ({ page }, use) => {
    const server = await startServer();
    const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
    await insertManyQueues(database, QUEUES, Date.now());
    await database.close();
    await signIn(page, server.url);
    await page.goto(`${server.url}/profile`);
    await use(server.url);
    await server.dispose();
  },
});

/** As a browser asks for a whole page. */
async function askedAsPage(page: Page, url: string): Promise<string> {
  const answer = await page.request.get(url, { headers: { accept: 'text/html' } });
  return answer.text();
}

/** Holds the page's own reading until it is let go. */
async function holdReading(page: Page): Promise<() => void> {
  let release = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(API, async (route) => {
    await isLetGo;
    await route.continue();
  });
  return release;
}

/** Written down by the page itself. */
declare global {
  interface Window {
    shifted?: number;
    rowsSeen?: number;
    isUntold?: boolean;
    isDrawnLater?: boolean;
  }
}

test('a screenful of what the address asks for comes with the page, and no more', async ({ page, url }) => {
  const rowsOf = (html: string) => html.match(/data-row="/g)?.length ?? 0;
  const whole = await askedAsPage(page, `${url}/`);
  expect(rowsOf(whole)).toBe(16);
  expect(whole).toContain(`aria-rowcount="${QUEUES + 1}"`);
  expect(whole.match(/queueUuid/g)).toHaveLength(16);
  const stuck = await askedAsPage(page, `${url}/?health=stuck&sort=name&order=desc`);
  expect(stuck.match(/>Stuck</g)?.length).toBeGreaterThan(10);
  expect(stuck).not.toContain('>Unknown</span>');
});

test.describe('without scripts', () => {
  test('the queues can be read', async ({ browser, page, url }) => {
    const { cookies } = await page.context().storageState();
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies(cookies);
    const still = await context.newPage();
    await still.goto(`${url}/?q=amendments+11`);
    await expect(still.getByRole('row', { name: /Amendments 11\b/ })).toBeVisible();
    await expect(still.getByRole('row')).not.toHaveCount(1);
    await context.close();
  });
});

test('the rows stay where they were drawn when all of them are there', async ({ page, url }) => {
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry) window.shifted = (window.shifted ?? 0) + Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  const release = await holdReading(page);
  await page.goto(url);
  const first = page.locator('[data-row="0"]');
  await expect(page.locator('[inert]')).toHaveCount(0);
  const before = { text: await first.getByRole('link').textContent(), box: await first.boundingBox() };
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  expect({ text: await first.getByRole('link').textContent(), box: await first.boundingBox() }).toEqual(
    before,
  );
  expect(await page.evaluate(() => window.shifted)).toBeLessThan(0.02);
  expect(wrong).toEqual([]);
});

test('all rows are drawn a moment after they came, in pieces that leave the page to hands between them', async ({
  page,
  url,
}) => {
  const release = await holdReading(page);
  await page.goto(url);
  await whenReady(page);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true');
  // What is drawn in one go with their coming leaves no moment between the two.
  await page.evaluate(() => {
    window.isDrawnLater = false;
    const said = () => [...document.querySelectorAll('output')].map((one) => one.textContent).join();
    new MutationObserver(() => {
      const isBusy = document.querySelector('[role="grid"]')?.getAttribute('aria-busy') === 'true';
      window.isDrawnLater ||= isBusy && !said().includes('Reading…');
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  await expect(page.getByText('Reading…')).toBeVisible();
  expect(await page.evaluate(() => window.isDrawnLater)).toBe(false);
  release();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  expect(await page.evaluate(() => window.isDrawnLater)).toBe(true);
});

test('what is searched before all are there is not said to be missing', async ({ page, url }) => {
  const release = await holdReading(page);
  await page.goto(url);
  await expect(page.locator('[inert]')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search queues' }).fill('amendments 11');
  await expect(page).toHaveURL(/q=amendments/);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByText('No queue matches')).toHaveCount(0);
  release();
  await expect(page.getByRole('row', { name: /Amendments 11\b/ })).toBeVisible();
});

test('where the reading fails the page says so, and shows no rows that nothing keeps fresh', async ({
  page,
  url,
}) => {
  let asked = 0;
  await page.route(API, (route) => {
    asked += 1;
    return route.abort();
  });
  await page.goto(url);
  await expect(page.getByText('The queues could not be read.')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(0);
  // Nor do they come back while it is tried again, which takes two requests each time.
  await page.evaluate(() => {
    window.rowsSeen = 0;
    window.isUntold = false;
    new MutationObserver(() => {
      window.rowsSeen = Math.max(window.rowsSeen ?? 0, document.querySelectorAll('[role="row"]').length);
      window.isUntold ||= !document.body.innerText.includes('The queues could not be read.');
    }).observe(document.body, { childList: true, subtree: true });
  });
  const before = asked;
  await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(before + 3);
  expect(await page.evaluate(() => [window.rowsSeen, window.isUntold])).toEqual([0, false]);
});

test('another order asked for among the first rows is that of all rows, also with the hand still on it', async ({
  page,
  url,
}) => {
  const release = await holdReading(page);
  await page.goto(url);
  await expect(page.locator('[inert]')).toHaveCount(0);
  await page.getByRole('columnheader', { name: 'Queued' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=queued/);
  release();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  const firstRows = () =>
    page.locator('[data-row] a').evaluateAll((links) => links.slice(0, 8).map((link) => link.textContent));
  const sorted = await firstRows();
  await page.mouse.move(0, 0);
  await page.reload();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  expect(sorted).toEqual(await firstRows());
});

for (const [screen, viewport] of [
  ['laptop', { width: 1280, height: 800 }],
  ['phone', { width: 360, height: 740 }],
] as const)
  test(`where nothing matches, all queues can be shown again (${screen})`, async ({ page, url }) => {
    await page.setViewportSize(viewport);
    await page.goto(`${url}/?health=stuck&q=no+such+queue`);
    await whenReady(page);
    await expect(page.getByText('No queue matches')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: `0 of ${QUEUES}` })).toBeAttached();
    await page.getByRole('button', { name: 'Show all queues' }).press('Enter');
    await expect(page).toHaveURL(`${url}/`);
    await expect(page.getByRole('searchbox', { name: 'Search queues' })).toHaveValue('');
    await expect(page.getByRole('button', { name: /^Stuck/ })).toHaveAttribute('aria-pressed', 'false');
    const queues = page.locator(screen === 'phone' ? '[data-card]' : '[data-row]');
    await expect(queues.first()).toBeVisible();
    expect(await queues.count()).toBeGreaterThan(3);
    // Whoever pressed it by a key is not thrown back to the beginning of the page.
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

/** What the first cards or rows are called. */
const firstNames = (page: Page) =>
  page
    .locator('[data-card], [data-row]')
    .evaluateAll((queues) => queues.slice(0, 5).map((one) => one.querySelector('bdi')?.textContent));

/** Answers every later reading as if another queue were the worst by far. */
async function changeOrder(page: Page): Promise<void> {
  await page.route(API, async (route) => {
    const answer = await route.fetch();
    const json = (await answer.json()) as { queues: { queued: { value: number | null } }[] };
    const last = json.queues.at(-1);
    if (last) last.queued = { ...last.queued, value: 999_999 };
    await route.fulfill({ json });
  });
}

for (const [screen, viewport] of [
  ['laptop', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const)
  test(`whoever has the focus in the list keeps its order, is told of the new one, and takes it with a key (${screen})`, async ({
    page,
    url,
  }) => {
    await page.clock.install();
    await page.setViewportSize(viewport);
    await page.route('**/api/console/v1/live', (route) => route.abort());
    await page.goto(`${url}/?sort=queued&order=desc`);
    await whenReady(page);
    await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('queued desc');
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = page.locator(screen === 'phone' ? '[data-index="1"] [data-card]' : '[data-row="1"]');
    await expect(second).toBeFocused();
    const before = await firstNames(page);
    await changeOrder(page);
    // Far longer than the list was held for once.
    await page.clock.fastForward('01:00');
    await expect(page.getByText('The order has changed: 1 queue moved.')).toBeVisible();
    expect(await firstNames(page)).toEqual(before);
    await page.keyboard.press('o');
    await expect(page.getByText('The order has changed')).toHaveCount(0);
    expect((await firstNames(page)).slice(1, 4)).toEqual(before.slice(0, 3));
  });
