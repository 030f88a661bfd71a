import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from '../bin/root';
import { test } from './fake-fluxx';

/** What every script of the overview may weigh together, as it travels to a browser of today. */
const MOST_BYTES = 180_000;

/** Opens the overview in a tab that has nothing yet. @returns the files of the scripts it loads until the queues can be used. */
async function scriptsOfColdTab(page: Page, url: string): Promise<string[]> {
  const cold = await page.context().newPage();
  const files = new Set<string>();
  cold.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/_next/static/') && pathname.endsWith('.js'))
      files.add(path.join(root, pathname.replace('/_next/', '.next/')));
  });
  await cold.goto(url, { waitUntil: 'load' });
  await cold.getByRole('row').nth(1).getByRole('link').waitFor();
  await cold.close();
  return [...files];
}

/** In Brotli; what is too small for it travels as it is. */
async function travelSize(file: string): Promise<number> {
  const found = await stat(`${file}.br`).catch(() => stat(file));
  return found.size;
}

test('the overview is usable with 180 kB of scripts, and without the charts', async ({ page, fluxx }) => {
  const files = await scriptsOfColdTab(page, fluxx.server.url);
  expect(files.length).toBeGreaterThan(5);
  const sizes = await Promise.all(
    files.map(async (file) => ({ file: path.basename(file), bytes: await travelSize(file) })),
  );
  const bytes = sizes.reduce((sum, one) => sum + one.bytes, 0);
  expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_BYTES);
  for (const file of files) expect(await readFile(file, 'utf8'), file).not.toContain('recharts');
});
