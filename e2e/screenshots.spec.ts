import type { Browser, Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { startServer } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { test as fluxxTest } from './fake-fluxx';
import { PAGES, pathOf } from './pages';
import { test, type SampleSite } from './sample-site';
import { writeContactSheet } from './screens/contact-sheet';
import { addManyQueues } from './screens/many-queues';
import { MORE_STATES } from './screens/more-states';
import { answerErrors, answerNothing, EMPTY, OPENED, WAITING } from './screens/states';
import { settled, take } from './screens/take';
import { test as plainTest } from './test';

/*
 * Not a test: `npm run screenshots` takes a picture of every page and state, so that they can be looked at together.
 * They land in `screenshots/`, which git ignores; its index.html shows all of them.
 */
plainTest.afterAll(writeContactSheet);

async function visitor(browser: Browser, site: SampleSite, who: 'nobody' | undefined): Promise<Page> {
  const context = await browser.newContext();
  if (who !== 'nobody') await context.addCookies(site.cookies);
  return context.newPage();
}

for (const shown of PAGES)
  test(`page: ${shown.name}`, async ({ browser, site }) => {
    const page = await visitor(browser, site, shown.visitor);
    await page.goto(`${site.server.url}${pathOf(shown, site)}`);
    await shown.ready(page);
    await settled(page);
    const isLarge = shown.name === 'overview' || shown.name === 'wall' || shown.name === 'queue';
    const looks = isLarge ? (['phone', 'laptop', 'dark', '4k'] as const) : undefined;
    await take(page, shown.name, { ready: shown.ready, ...(looks && { looks }) });
    await page.context().close();
  });

for (const { name, path, reach } of [...OPENED, ...MORE_STATES])
  test(`opened: ${name}`, async ({ browser, site }) => {
    for (const look of ['phone', 'laptop', 'dark'] as const) {
      const page = await visitor(browser, site, undefined);
      await take(page, `~ ${name}`, {
        looks: [look],
        ready: async () => {
          await page.goto(`${site.server.url}${path(site)}`);
          await settled(page);
          await reach(page);
          await settled(page);
        },
      });
      await page.context().close();
    }
  });

for (const [name, path] of Object.entries(WAITING))
  test(`waiting and failing: ${name}`, async ({ page, site }) => {
    const url = `${site.server.url}${path(site)}`;
    await answerNothing(page);
    await page.goto(url);
    await settled(page);
    await take(page, `loading ${name}`, { looks: ['phone', 'laptop'] });
    await page.unrouteAll();
    await answerErrors(page);
    await page.goto(url);
    await page.waitForTimeout(2500);
    await take(page, `error ${name}`, { looks: ['phone', 'laptop', 'dark'] });
  });

plainTest('before there is anything', async ({ page }) => {
  const server = await startServer({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
  try {
    await page.goto(server.url);
    await page.getByLabel('Setup code').waitFor();
    await take(page, 'set up');
  } finally {
    await server.dispose();
  }
});

plainTest('empty, then the server is gone', async ({ page }) => {
  const server = await startServer();
  try {
    await signIn(page, server.url);
    await page.getByRole('heading', { name: 'Connect a Fluxx site' }).waitFor();
    await take(page, 'empty overview');
    for (const path of EMPTY) {
      await page.goto(`${server.url}${path}`);
      await settled(page);
      await take(page, `empty ${path}`, { looks: ['phone', 'laptop'] });
    }
    runCli(server.dataDir, ['sample-data', 'load', '--json']);
    await page.goto(server.url);
    await page.getByText('Organization contact details').first().waitFor();
    await server.kill();
    await page.getByText('Trying again').first().waitFor();
    await take(page, 'stale overview');
  } finally {
    await server.dispose();
  }
});

fluxxTest('a thousand queues', async ({ page, fluxx }) => {
  await addManyQueues(fluxx.server);
  await page.reload();
  await page.getByText('Grants approved').first().waitFor();
  await settled(page);
  await take(page, 'overview of 1000', { looks: ['phone', 'laptop', 'dark', '4k'] });
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('A queue, a page').fill('north');
  await page.getByText('type more to narrow').waitFor();
  await take(page, '~ palette of 1000', { looks: ['phone', 'laptop'] });
});
