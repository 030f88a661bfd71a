import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../bin/root';
import { test } from './fake-fluxx';

/** What every script of the overview may weigh together, as it travels to a browser of today. */
const MOST_BYTES = 180_000;

/**
 * The files of the scripts that the overview's page names: all that it takes to use the queues. What comes when they are there (the live
 * stream, notices, menus) holds nobody up.
 */
async function scriptsOf(page: Page, url: string): Promise<string[]> {
  const answer = await (await page.request.get(url)).text();
  // Which only browsers load that are older than modules.
  const html = answer.replaceAll(/<script[^>]*nomodule[^>]*>/gi, '');
  const names = new Set([...html.matchAll(/\/_next\/(static\/[\w./~-]+\.js)/g)].map(([, name = '']) => name));
  return [...names].map((name) => path.join(root, '.next', name));
}

/** In Brotli; what is too small for it travels as it is. */
async function travelSize(file: string): Promise<number> {
  const found = await stat(`${file}.br`).catch(() => stat(file));
  return found.size;
}

test('the overview is usable with 180 kB of scripts, and without the charts', async ({ page, fluxx }) => {
  const files = await scriptsOf(page, fluxx.server.url);
  expect(files.length).toBeGreaterThan(5);
  const sizes = await Promise.all(
    files.map(async (file) => ({ file: path.basename(file), bytes: await travelSize(file) })),
  );
  const bytes = sizes.reduce((sum, one) => sum + one.bytes, 0);
  expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_BYTES);
  for (const file of files) expect(await readFile(file, 'utf8'), file).not.toContain('recharts');
});

test('the page of a queue names no script of zod, of a dialog or of a menu: they come when they are wanted', async ({
  page,
  fluxx,
}) => {
  const texts = await Promise.all(
    (await scriptsOf(page, fluxx.queueUrl)).map((file) => readFile(file, 'utf8')),
  );
  expect(texts.length).toBeGreaterThan(5);
  for (const part of ['No matching discriminator', 'AlertDialogContent', 'DropdownMenuContent'])
    expect(texts.filter((text) => text.includes(part)).length, part).toBe(0);
});

test('whoever says that they are on a phone is sent cards, and nobody a table to throw away', async ({
  page,
  fluxx,
}) => {
  const drawnFor = async (browser: string) => {
    const headers = { 'user-agent': browser };
    return (await page.request.get(fluxx.queueUrl, { headers })).text();
  };
  const forPhone = await drawnFor('Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0');
  const forLaptop = await drawnFor('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0');
  expect(forLaptop).toContain('role="grid"');
  expect(forPhone).not.toContain('role="grid"');
});

test('a dialog whose code does not come says so, and comes when it is asked for again', async ({
  page,
  fluxx,
}) => {
  await page.goto(fluxx.queueUrl);
  const button = page.getByRole('button', { name: 'Download a range…' });
  await expect(button).toBeVisible();
  await expect(page.locator('[inert]')).toHaveCount(0);
  const scripts = '**/_next/static/**/*.js';
  await page.route(scripts, (route) => route.abort());
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await page.unroute(scripts);
  await button.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
});
