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
