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

test('a wall that draws its board is left alone', async ({ page }) => {
  await page.clock.install();
  await page.goto(makeWallLink(server).url);
  await isDrawn(page);
  let loads = 0;
  page.on('load', () => (loads += 1));
  const reads = () => page.waitForResponse('**/api/wall/v1/board');
  for (let minute = 0; minute < 10; minute += 1) await Promise.all([reads(), page.clock.fastForward(60_000)]);
  expect(loads).toBe(0);
});

test('a wall that slept goes on as it is', async ({ page }) => {
  await page.clock.install();
  await page.goto(makeWallLink(server).url);
  await isDrawn(page);
  let loads = 0;
  page.on('load', () => (loads += 1));
  const read = page.waitForResponse('**/api/wall/v1/board');
  await page.clock.fastForward('08:00:00');
  await read;
  for (let minute = 0; minute < 3; minute += 1)
    await Promise.all([page.waitForResponse('**/api/wall/v1/board'), page.clock.fastForward(60_000)]);
  expect(loads).toBe(0);
});
