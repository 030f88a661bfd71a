import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { pageFiles } from '../lib/testing/authorisation/find-routes';
import { startServer } from '../lib/testing/server-process';
import { signIn, watchConsole, whenReady } from './console-page';
import { ELSEWHERE, PAGES, pathOf } from './pages';
import { test as siteTest } from './sample-site';
import { EMPTY, OPENED } from './screens/states';
import { test as plainTest } from './test';

/**
 * Both themes, and the two ends of the widths. A page is loaded once and changed in between; each theme on one width, because
 * looking at every pair takes a quarter of an hour.
 */
const LOOKS = [
  { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
] as const;

/** Between and beyond those two: a laptop zoomed to 200 %, a tablet, and 4K. */
const WIDTHS = [640, 1024, 3840];

type Ready = (page: Page) => Promise<void>;

/** One tab of each kind of visitor for all pages: what is loaded once need not be loaded again. */
const test = siteTest.extend<object, { tabs: { admin: Page; nobody: Page } }>({
  tabs: [
    async ({ browser, site }, use) => {
      const admin = await browser.newContext();
      await admin.addCookies(site.cookies);
      const nobody = await browser.newContext();
      await use({ admin: await admin.newPage(), nobody: await nobody.newPage() });
      await admin.close();
      await nobody.close();
    },
    { scope: 'worker' },
  ],
});

async function expectNoViolation(page: Page, without: readonly string[] = []): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).disableRules([...without]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Nothing pushes the page sideways; a table may scroll inside its own box. */
async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `at ${page.viewportSize()?.width} pixels`).toBeLessThanOrEqual(0);
}

/** Looks at the page that is open in both looks; `ready` waits until it is whole again after the change. */
async function expectAccessible(page: Page, ready: Ready): Promise<void> {
  for (const { colorScheme, viewport } of LOOKS)
    await plainTest.step(`${colorScheme} at ${viewport.width} pixels`, async () => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await ready(page);
      await expectNoViolation(page);
      await expectFits(page);
    });
}

async function expectFitsEverywhere(page: Page, ready: Ready): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await ready(page);
    await expectFits(page);
  }
}

plainTest('every page of the program is looked at', () => {
  const routes = new Set([...PAGES.map(({ route }) => route).filter(Boolean), ...ELSEWHERE]);
  expect([...routes].toSorted()).toEqual(
    pageFiles()
      .map(({ address }) => address)
      .toSorted(),
  );
});

test.describe('accessible in light on a phone and in dark on a laptop, and no wider than any screen', () => {
  test.describe.configure({ mode: 'parallel' });
  for (const shown of PAGES)
    test(shown.name, async ({ tabs, site }) => {
      const page = tabs[shown.visitor ?? 'admin'];
      // A breach of the Content-Security-Policy is one.
      const expectNoErrors = watchConsole(page);
      await page.goto(`${site.server.url}${pathOf(shown, site)}`);
      await whenReady(page);
      await expectAccessible(page, shown.ready);
      await expectFitsEverywhere(page, shown.ready);
      expectNoErrors();
    });

  for (const { name, path, reach } of OPENED)
    test(`opened: ${name}`, async ({ tabs, site }) => {
      const page = tabs.admin;
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${site.server.url}${path(site)}`);
      await whenReady(page);
      await reach(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // An open menu floats over the page, beside its landmarks: that rule is a custom, not WCAG's.
        await expectNoViolation(page, ['region']);
      }
    });
});

/** What has the focus, and how it shows: nothing where it is the page itself. */
function describeFocus(): string | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const { top, bottom, width, height } = focused.getBoundingClientRect();
  const isSeen = bottom > 0 && top < window.innerHeight && width > 0 && height > 0;
  // A field for a date and time has stops inside, which the browser itself marks.
  const hasOwnStops = focused instanceof HTMLInputElement && focused.type === 'datetime-local';
  const hasRing = hasOwnStops || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2);
  return `${isSeen ? '' : 'out of sight: '}${hasRing ? '' : 'without a ring: '}${focused.outerHTML.slice(0, 120)}`;
}

test('each stop of the Tab key is in sight and has a ring', async ({ tabs: { admin: page }, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const name of ['overview', 'queue', 'job', 'record', 'alert', 'people', 'profile']) {
    const shown = PAGES.find((one) => one.name === name);
    expect(shown, name).toBeDefined();
    if (shown === undefined) continue;
    await page.goto(`${site.server.url}${pathOf(shown, site)}`);
    await shown.ready(page);
    const bad: string[] = [];
    let stops = 0;
    for (; stops < 60; stops += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(describeFocus);
      if (focus === null) break;
      if (!focus.startsWith('<')) bad.push(focus);
    }
    expect(bad, name).toEqual([]);
    expect(stops, name).toBeGreaterThan(8);
  }
});

/** Whatever it shows, nothing of it is still being read. */
const isDrawn: Ready = async (page) => {
  await expect(page.locator('#content h1').first()).toBeVisible();
  await expect(page.locator('#content [aria-busy="true"], #content .animate-pulse')).toHaveCount(0);
};

plainTest('setting up, the first run, its two doors and empty lists are accessible', async ({ page }) => {
  const server = await startServer();
  const bare = await startServer({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
  try {
    await page.goto(bare.url);
    await expectAccessible(page, () => expect(page.getByLabel('Setup code')).toBeVisible());
    await signIn(page, server.url);
    await expectAccessible(page, () =>
      expect(page.getByRole('heading', { name: 'Connect a Fluxx site' })).toBeVisible(),
    );
    for (const path of EMPTY)
      await plainTest.step(`empty: ${path}`, async () => {
        await page.goto(`${server.url}${path}`);
        await expectAccessible(page, isDrawn);
      });
  } finally {
    await bare.dispose();
    await server.dispose();
  }
});
