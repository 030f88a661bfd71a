import { expect } from '@playwright/test';
import { QUEUE_UUID } from '../lib/testing/fake-site/ledger-context';
import { startFakeSite } from '../lib/testing/fake-site/server';
import { startServer } from '../lib/testing/server-process';
import { openQueue, signIn, watchConsole } from './console-page';
import { test } from './test';

/** The token carries the mark of secrets: `test` and the server look for it in all that is shown, answered, logged and asked for. */
test('a site is connected with a bearer token, read, processed and finished, and the token comes out nowhere', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const noErrors = watchConsole(page);
  const site = await startFakeSite();
  site.alertList.rows = [{ id: 1, name: 'Payments due', queue_uuid: QUEUE_UUID }];
  site.queue(QUEUE_UUID).add(3);
  const token = site.issueToken();
  const server = await startServer({ env: { SAMPLE_INTERVAL: '1', SITE_READ_INTERVAL: '1' } });
  try {
    await signIn(page, server.url);
    await page.getByRole('link', { name: 'Connect a site' }).click();
    await page.getByLabel('Address of the site').fill(site.baseUrl);
    await page.getByLabel('Name').fill('Acme');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Kind of credentials').selectOption('bearer');
    await page.getByLabel('Token', { exact: true }).fill(token);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('1 API alert has a queue.')).toBeVisible();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Apply 1' }).click();
    await expect(page.getByText('1 of 1 done')).toBeVisible();
    const siteId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    await page.goto(server.url);
    await openQueue(page, /Payments due/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payments due');
    const queue = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Process', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Process' }).click();
    await page.getByRole('link', { name: 'Look at the records' }).click();
    await expect(page).toHaveURL(/\/jobs\//);
    const job = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Finish…' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Finish/ })
      .click();
    await expect.poll(() => site.count('finish')).toBe(1);

    for (const path of [
      '/',
      ...['', '/history', '/calls', '/details', '/drains'].map((end) => queue + end),
      job,
      '/activity',
      '/settings/sites',
      ...['', '/edit'].map((end) => `/settings/sites/${siteId}${end}`),
    ]) {
      await page.goto(`${server.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.content(), path).not.toContain(token);
    }
    await expect(page.getByLabel(/^Token/)).toHaveValue('');
    for (const path of ['overview', 'sites', `sites/${siteId}`, 'activity']) {
      const answer = await page.request.get(`${server.url}/api/console/v1/${path}`);
      expect(answer.status(), path).toBe(200);
      expect(await answer.text(), path).not.toContain(token);
    }

    site.revokeTokens();
    await page.goto(`${server.url}/settings/sites/${siteId}`);
    await expect(page.getByText('The site does not accept our token').first()).toBeVisible();
    const used = site.calls.filter(({ authorization }) => authorization === `Bearer ${token}`);
    expect(new Set(used.map(({ endpoint }) => endpoint))).toEqual(new Set(['rest', 'process', 'finish']));
    expect(site.count('token')).toBe(0);
    expect(server.output()).not.toContain(token);
    noErrors();
  } finally {
    await server.dispose();
    await site.stop();
  }
});
