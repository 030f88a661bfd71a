import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as plainTest, type Page } from '@playwright/test';
import { startServer } from '../lib/testing/server-process';
import { signIn, watchConsole } from './console-page';
import { PAGES } from './pages';
import { test } from './sample-site';

/**
 * Both themes, and the two ends of the widths. A page is loaded once and changed in between; each theme on one width, because
 * looking at every pair takes a quarter of an hour.
 */
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

/** Looks at the page that is open in both looks; `ready` waits until it is whole again after the change. */
async function expectAccessibleInBoth(page: Page, ready: (page: Page) => Promise<void>): Promise<void> {
  for (const { colorScheme, viewport } of LOOKS)
    await plainTest.step(`${colorScheme} at ${viewport.width} pixels`, async () => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await ready(page);
      await expectAccessible(page);
    });
}

test.describe('accessible in light on a phone and in dark on a laptop', () => {
  for (const { name, path, ready } of PAGES)
    test(name, async ({ page, site }) => {
      // A breach of the Content-Security-Policy is one.
      const expectNoErrors = watchConsole(page);
      await page.goto(`${site.server.url}${path(site)}`);
      await expectAccessibleInBoth(page, ready);
      expectNoErrors();
    });

  test('sign-in', async ({ page, site, context }) => {
    await context.clearCookies();
    await page.goto(`${site.server.url}/sign-in`);
    await expectAccessibleInBoth(page, () =>
      expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible(),
    );
  });
});

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
