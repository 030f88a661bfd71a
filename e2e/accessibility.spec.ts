import { expect, type Page } from '@playwright/test';
import { pageFiles } from '../lib/testing/authorisation/find-routes';
import { startServer } from '../lib/testing/server-process';
import {
  expectAccessible,
  expectFits,
  expectOverlayAccessible,
  isDrawn,
  LAPTOP,
  PHONE,
  test,
  type Ready,
} from './accessible';
import { signIn, watchConsole, whenReady } from './console-page';
import { ELSEWHERE, PAGES, pathOf } from './pages';
import { EMPTY, OPENED } from './screens/states';
import { test as plainTest } from './test';

/** Between and beyond those two: a laptop zoomed to 200 %, a tablet, and 4K. */
const WIDTHS = [640, 1024, 3840];

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

test.describe('accessible in both themes, on a phone and on a laptop, and no wider than any screen', () => {
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
    test(`opened: ${name}`, async ({ tabs: { admin: page }, site }) => {
      // What is opened on a phone is not always the same thing as on a laptop, nor opened by the same.
      for (const viewport of [PHONE, LAPTOP])
        await plainTest.step(`at ${viewport.width} pixels`, async () => {
          await page.setViewportSize(viewport);
          await page.goto(`${site.server.url}${path(site)}`);
          await whenReady(page);
          await reach(page);
          await expectOverlayAccessible(page);
        });
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
