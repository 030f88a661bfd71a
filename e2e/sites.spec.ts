import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { root } from '../bin/root';
import { startFakeSite } from '../lib/testing/fake-site/server';
import { startServer } from '../lib/testing/server-process';
import { z } from 'zod';
import { openQueue, signIn, watchConsole } from './console-page';
import { test } from './test';

const A = '5b0c8a7e-1111-4222-8333-444455556666';
const createdSite = z.object({ site: z.object({ id: z.string() }) });
const B = '90ff218f-58f8-11ea-8424-0265ea535fd4';

/** Every path of the program below a folder of `app`, from its files: `queues/[id]/details`. */
function pathsOf(folder: string, file: string): string[] {
  return readdirSync(path.join(root, 'app', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === file)
    .map((name) => path.dirname(name).replaceAll(path.sep, '/'));
}

test('a site is connected in the browser, and looking at everything never calls process or finish', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const noErrors = watchConsole(page);
  const site = await startFakeSite();
  site.alertList.rows = [
    { id: 1, name: 'Payments due', queue_uuid: A, model_controller_type: 'request_transaction' },
    { id: 2, name: 'Grants', queue_uuid: B },
  ];
  const server = await startServer({ env: { SAMPLE_INTERVAL: '1', SITE_READ_INTERVAL: '1' } });
  try {
    await signIn(page, server.url);
    await page.getByRole('link', { name: 'Connect a site' }).click();
    await page.getByLabel('Address of the site').fill(site.baseUrl);
    await page.getByLabel('Name').fill('Acme');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Client id').fill(site.credentials.clientId);
    await page.getByLabel('Client secret').fill('wrong');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('The site refused the client id and secret')).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('Client secret').fill(site.credentials.clientSecret);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('2 API alerts have a queue.')).toBeVisible();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByLabel('Apply Payments due')).toBeChecked();
    await page.getByRole('button', { name: 'Apply 2' }).click();
    await expect(page.getByText('2 of 2 done')).toBeVisible();
    const siteId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`${server.url}/settings/sites/${siteId}/edit`);
    await expect(page.getByLabel('Client secret')).toHaveValue('');
    await page.goto(server.url);
    await expect(page.getByRole('row', { name: /Payments due/ })).toBeVisible();
    await openQueue(page, /Payments due/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payments due');
    const queueId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    for (const one of pathsOf('(console)', 'page.tsx')) {
      const id = one.includes('sites') ? siteId : queueId;
      await page.goto(`${server.url}/${one.replaceAll(/\[[^\]]+\]/g, id)}`);
    }
    for (const one of pathsOf('api/console/v1', 'route.ts')) {
      // A stream without an end; every page above has opened it.
      if (one === 'live') continue;
      const id = one.startsWith('sites') ? siteId : queueId;
      const answer = await page.request.get(
        `${server.url}/api/console/v1/${one.replaceAll(/\[[^\]]+\]/g, id)}`,
      );
      expect(await answer.text()).not.toContain(site.credentials.clientSecret);
    }
    expect(site.count('rest')).toBeGreaterThan(2);
    expect(site.count('process') + site.count('finish')).toBe(0);
    expect(server.output()).not.toContain(site.credentials.clientSecret);
    noErrors();
  } finally {
    await server.dispose();
    await site.stop();
  }
});

test('a queue is let go of in the browser and its ledger stays, also when its site is removed', async ({
  page,
}) => {
  const noErrors = watchConsole(page);
  const site = await startFakeSite();
  site.alertList.rows = [
    { id: 1, name: 'Payments due', queue_uuid: A },
    { id: 2, name: 'Grants', queue_uuid: B },
  ];
  const server = await startServer();
  try {
    await signIn(page, server.url);
    const { clientId, clientSecret } = site.credentials;
    const connected = await page.request.post(`${server.url}/api/console/v1/sites`, {
      headers: { origin: server.url },
      data: { name: 'Acme', baseUrl: site.baseUrl, credentials: { kind: 'client', clientId, clientSecret } },
    });
    const siteId = createdSite.parse(await connected.json()).site.id;
    await page.goto(`${server.url}/settings/sites/${siteId}?read=now`);
    await page.getByRole('button', { name: 'Apply 2' }).click();
    await page.getByRole('button', { name: 'Stop tracking Grants' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop tracking' }).click();
    await expect(page.getByText('Grants is not tracked any more')).toBeVisible();
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(page.getByLabel('Apply Grants')).toBeEnabled();
    await page.getByRole('link', { name: B }).click();
    await expect(page.getByText('This queue is not tracked any more')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Process', exact: true })).toBeHidden();
    await page.goto(`${server.url}/settings/sites/${siteId}/edit`);
    await page.getByRole('button', { name: 'Remove this site' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page).toHaveURL(`${server.url}/settings/sites`);
    await page.goto(`${server.url}/settings/sites/${siteId}`);
    await expect(page.getByRole('heading', { name: 'Queues in the archive (2)' })).toBeVisible();
    await page.getByRole('link', { name: 'Payments due' }).click();
    await expect(page.getByText('This queue is not tracked any more')).toBeVisible();
    noErrors();
  } finally {
    await server.dispose();
    await site.stop();
  }
});
