import { expect } from '@playwright/test';
import { expectAccessible, test, type Ready } from './accessible';
import { watchConsole, whenReady } from './console-page';
import { holdAnswers, WAITING } from './screens/states';

/** A shape stands where something is still to come. */
const isWaiting: Ready = async (page) => {
  const shapes = page.locator('#content [aria-busy="true"], #content .animate-pulse');
  await expect(shapes.first()).toBeAttached();
};

const hasFailed: Ready = async (page) => {
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read' }).first()).toBeVisible();
};

test.describe('accessible in both themes, on a phone and on a laptop, while nothing comes and when it fails', () => {
  test.describe.configure({ mode: 'parallel' });
  for (const [name, path] of Object.entries(WAITING))
    test(name, async ({ tabs: { admin: page }, site }) => {
      const expectNoErrors = watchConsole(page);
      const release = await holdAnswers(page);
      try {
        await page.goto(`${site.server.url}${path(site)}`);
        await whenReady(page);
        await expectAccessible(page, isWaiting);
        release();
        await expectAccessible(page, hasFailed);
        expectNoErrors();
      } finally {
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      }
    });
});
