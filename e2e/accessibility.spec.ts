import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { createApplication, runCli } from '../lib/testing/cli';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { makeRestClient } from '../lib/testing/rest-client';
import { signIn } from './console-page';

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ]) {
    test.describe(`in ${colorScheme} at ${viewport.width} pixels`, () => {
      test.use({ colorScheme, viewport });
      let server: ServerProcess;

      test.beforeAll(async () => {
        server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
        runCli(server.dataDir, ['sample-data', 'load', '--json']);
      });
      test.afterAll(() => server.dispose());

      test('no page has an accessibility violation or scrolls sideways', async ({ page }) => {
        test.setTimeout(120_000);
        await page.goto(`${server.url}/sign-in`);
        await expectNoViolations(page);
        await signIn(page, server.url);
        await expect(page.getByText('Organization contact details').first()).toBeVisible();
        await expectNoViolations(page);
        await page.getByText('Organization contact details').first().click();
        await expect(page.getByRole('region', { name: 'State of the queue' })).toBeVisible();
        const queuePage = page.url();
        for (const tab of ['', '/history', '/calls', '/details']) {
          await page.goto(`${queuePage}${tab}`);
          await expect(page.getByRole('region', { name: 'State of the queue' })).toBeVisible();
          await expectNoViolations(page);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        }
        await page.goto(queuePage);
        await page.getByRole('link', { name: 'Look at the records' }).click();
        await expect(page).toHaveURL(/\/jobs\//);
        await expect(page.getByText('street_address').first()).toBeVisible();
        await expectNoViolations(page);
      });
    });
  }
}

test('the first run and its two doors have no accessibility violation', async ({ page }) => {
  const server = await startServer();
  try {
    await signIn(page, server.url);
    await expect(page.getByRole('heading', { name: 'Connect a Fluxx site' })).toBeVisible();
    await expectNoViolations(page);
    const client = await makeRestClient(server.url, createApplication(server.dataDir));
    const unknown = await client.get('/api/rest/v2/no_such_model');
    expect(unknown.status).toBe(404);
  } finally {
    await server.dispose();
  }
});
