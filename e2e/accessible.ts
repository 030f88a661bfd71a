import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test as siteTest } from './sample-site';
import { test as plainTest } from './test';

/** The two ends of the widths. */
export const PHONE = { width: 360, height: 740 } as const;
export const LAPTOP = { width: 1440, height: 900 } as const;

/** Both themes on both. A page is loaded once and changed in between, each time in one thing, which costs less. */
const LOOKS = [
  { colorScheme: 'light', viewport: PHONE },
  { colorScheme: 'dark', viewport: PHONE },
  { colorScheme: 'dark', viewport: LAPTOP },
  { colorScheme: 'light', viewport: LAPTOP },
] as const;

export type Ready = (page: Page) => Promise<void>;

/** One tab of each kind of visitor for all pages: what is loaded once need not be loaded again. */
export const test = siteTest.extend<object, { tabs: { admin: Page; nobody: Page } }>({
  tabs: [
    async ({ browser, site }, use) => {
      // What moves is looked at where it ends: a colour on its way to another is neither.
      const admin = await browser.newContext({ reducedMotion: 'reduce' });
      await admin.addCookies(site.cookies);
      const nobody = await browser.newContext({ reducedMotion: 'reduce' });
      await use({ admin: await admin.newPage(), nobody: await nobody.newPage() });
      await admin.close();
      await nobody.close();
    },
    { scope: 'worker' },
  ],
});

/** In the page itself, which has no frames of others: the usual way opens a second page for each look. */
export async function expectNoViolation(page: Page, without: readonly string[] = []): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.disableRules([...without]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Nothing pushes the page sideways; a table may scroll inside its own box. */
export async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `at ${page.viewportSize()?.width} pixels`).toBeLessThanOrEqual(0);
}

/** The page is drawn in the theme that its visitor prefers. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveClass(new RegExp(`(^| )${colorScheme}( |$)`));
}

/** Looks at the page that is open in all looks; `ready` waits until it is whole again after the change. */
export async function expectAccessible(page: Page, ready: Ready): Promise<void> {
  for (const { colorScheme, viewport } of LOOKS)
    await plainTest.step(`${colorScheme} at ${viewport.width} pixels`, async () => {
      await page.setViewportSize(viewport);
      await wear(page, colorScheme);
      await ready(page);
      await expectNoViolation(page);
      await expectFits(page);
    });
}

/** Looks at what lies over the page, in both themes. */
export async function expectOverlayAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await wear(page, colorScheme);
    // An open menu floats over the page, beside its landmarks: that rule is a custom, not WCAG's.
    await expectNoViolation(page, ['region']);
    await expectFits(page);
  }
}

/** Whatever it shows, nothing of it is still being read. */
export const isDrawn: Ready = async (page) => {
  await expect(page.locator('#content h1').first()).toBeVisible();
  await expect(page.locator('#content [aria-busy="true"], #content .animate-pulse')).toHaveCount(0);
};
