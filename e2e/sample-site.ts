import { expect, type Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { QUEUE_ID } from './fake-fluxx';
import { furnish, type Furniture } from './furnish';
import { test as base } from './test';

/** A running program with the sample data and what it leaves out, and somebody signed in as its admin. */
export interface SampleSite extends Furniture {
  server: ServerProcess;
  /** Cookies of the admin, for `context.addCookies`. */
  cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;
  /** Paths of one queue with an open job, and of that job. */
  queuePath: string;
  jobPath: string;
  /** A queue of another site, where nothing was done yet. */
  otherQueuePath: string;
}

/** Tests that only look share one such site for each worker. `page` is signed in. */
export const test = base.extend<object, { site: SampleSite }>({
  site: [
    async ({ browser }, use) => {
      const server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
      const loaded = runCli(server.dataDir, ['sample-data', 'load', '--json']);
      expect(loaded.status, loaded.stderr).toBe(0);
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await signIn(page, server.url);
      const queuePath = await pathBehind(page, page.getByText('Organization contact details').first());
      const jobPath = await pathBehind(page, page.getByRole('link', { name: 'Look at the records' }));
      const furniture = await furnish(server, context);
      const cookies = await context.cookies();
      await context.close();
      const otherQueuePath = `/queues/${QUEUE_ID}`;
      await use({ ...furniture, server, cookies, queuePath, jobPath, otherQueuePath });
      await server.dispose();
      await furniture.fluxx.stop();
    },
    { scope: 'worker', timeout: 480_000 },
  ],
  page: async ({ context, site }, use) => {
    await context.addCookies(site.cookies);
    await use(await context.newPage());
  },
});

async function pathBehind(page: Page, link: ReturnType<Page['getByRole']>): Promise<string> {
  const before = page.url();
  await link.click();
  await page.waitForURL((url) => url.href !== before);
  return new URL(page.url()).pathname;
}
