import path from 'node:path';
import { test as plainTest, type Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { startServer } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { PAGES } from './pages';
import { test } from './sample-site';

/*
 * Not a test: `npm run screenshots` takes a picture of every page, so that they can be looked at together.
 * They land in `screenshots/`, which git ignores.
 */
const LOOKS = {
  laptop: { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;

async function take(page: Page, name: string, look: string): Promise<void> {
  const file = path.join('screenshots', `${name.replaceAll(/\W+/g, '-')}.${look}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
}

for (const [look, options] of Object.entries(LOOKS)) {
  test.describe(look, () => {
    test.use(options);

    for (const { name, path: pathOf, ready } of PAGES)
      test(name, async ({ page, site }) => {
        await page.goto(`${site.server.url}${pathOf(site)}`);
        await ready(page);
        await page.waitForLoadState('networkidle');
        await take(page, name, look);
      });
  });

  plainTest.describe(`${look}, before there is anything`, () => {
    plainTest.use(options);

    plainTest('sign-in, first run, server gone', async ({ page }) => {
      const server = await startServer();
      try {
        await page.goto(`${server.url}/sign-in`);
        await take(page, 'sign-in', look);
        await signIn(page, server.url);
        await page.getByRole('heading', { name: 'Connect a Fluxx site' }).waitFor();
        await take(page, 'first-run', look);
        runCli(server.dataDir, ['sample-data', 'load', '--json']);
        await page.reload();
        await page.getByText('Organization contact details').first().waitFor();
        await server.kill();
        await page.getByText('Trying again').first().waitFor();
        await take(page, 'server-gone', look);
      } finally {
        await server.dispose();
      }
    });
  });
}
