import { expect, type Page } from '@playwright/test';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { fillWall, makeWallLink } from './wall-page';
import { test } from './test';

let server: ServerProcess;
test.beforeAll(async () => {
  server = await startServer();
  await fillWall(server, 3);
});
test.afterAll(() => server.dispose());

const isDrawn = (page: Page) => expect(page.getByRole('article').first()).toBeVisible();

test('a wall is read anew when the board comes in a shape that its page does not know', async ({ page }) => {
  await page.goto(makeWallLink(server).url);
  await isDrawn(page);
  const reloaded = page.waitForEvent('load');
  await page.route('**/api/wall/v1/board', (route) => route.fulfill({ json: { another: 'shape' } }));
  await reloaded;
  await page.unroute('**/api/wall/v1/board');
  await isDrawn(page);
});

test('a wall whose program did not come is read anew until it comes', async ({ page }) => {
  await page.clock.install();
  const programs = '**/_next/static/**/*.js';
  await page.route(programs, (route) => route.abort());
  await page.goto(makeWallLink(server).url);
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.unroute(programs);
  const reloaded = page.waitForEvent('load');
  await page.clock.runFor(300_000);
  await reloaded;
  await isDrawn(page);
});

/** Has so long pass for the page at once, and waits until it has drawn a board that it read after it: an answer is not drawn when it comes. */
async function passes(page: Page, time: number | string): Promise<void> {
  await page.clock.fastForward(time);
  const silence = () =>
    page.evaluate(() => Date.now() - Number(document.documentElement.dataset['wallAlive']));
  await expect.poll(silence, { timeout: 20_000 }).toBeLessThan(30_000);
}

for (const [what, times] of [
  ['draws its board is left alone', Array.from({ length: 10 }, () => 60_000)],
  ['slept goes on as it is', ['08:00:00', 60_000, 60_000, 60_000]],
] as const)
  test(`a wall that ${what}`, async ({ page }) => {
    await page.clock.install();
    await page.goto(makeWallLink(server).url);
    await isDrawn(page);
    let loads = 0;
    page.on('load', () => (loads += 1));
    for (const time of times) await passes(page, time);
    expect(loads).toBe(0);
  });
