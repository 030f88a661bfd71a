import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as plainTest, type Page } from '@playwright/test';
import { startServer } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { PAGES, type ConsolePage } from './pages';
import { test } from './sample-site';

/** Both themes, and the two ends of the widths: each theme on one of them, because a run of every pair takes a quarter of an hour. */
const LOOKS = [
  { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
] as const;

/** No axe violation, and nothing that scrolls sideways. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

function isHeld({ held }: ConsolePage, theme: 'light' | 'dark'): boolean {
  return held === undefined || held === theme;
}

for (const { colorScheme, viewport } of LOOKS) {
  test.describe(`accessible in ${colorScheme} at ${viewport.width} pixels`, () => {
    test.use({ colorScheme, viewport });

    for (const { name, path, ready } of PAGES.filter((page) => isHeld(page, colorScheme)))
      test(name, async ({ page, site }) => {
        await page.goto(`${site.server.url}${path(site)}`);
        await ready(page);
        await expectAccessible(page);
      });

    test('sign-in', async ({ page, site, context }) => {
      await context.clearCookies();
      await page.goto(`${site.server.url}/sign-in`);
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

plainTest('the first run and its two doors are accessible', async ({ page }) => {
  const server = await startServer();
  try {
    await signIn(page, server.url);
    await expect(page.getByRole('heading', { name: 'Connect a Fluxx site' })).toBeVisible();
    await expectAccessible(page);
  } finally {
    await server.dispose();
  }
});
