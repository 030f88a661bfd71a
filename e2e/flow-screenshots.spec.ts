import { expect, type Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { startFakeSite } from '../lib/testing/fake-site/server';
import { startServer, TEST_ADMIN, type ServerProcess } from '../lib/testing/server-process';
import { startWebhookServer } from '../lib/testing/webhook-server';
import { marked } from '../lib/testing/canary';
import { signIn } from './console-page';
import { test } from './fake-fluxx';
import { writeContactSheet } from './screens/contact-sheet';
import { settled, take } from './screens/take';
import { test as plainTest } from './test';

plainTest.afterAll(writeContactSheet);

/* Not a test: what takes several steps, a picture after each, for `npm run screenshots`. */
const VERA = { email: 'vera@example.org', password: marked('seven green bicycles') };

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await take(page, name);
}

async function withServer(act: (server: ServerProcess) => Promise<void>): Promise<void> {
  const server = await startServer({ env: { SAMPLE_INTERVAL: '1', SITE_READ_INTERVAL: '1' } });
  try {
    await act(server);
  } finally {
    await server.dispose();
  }
}

plainTest('a site is connected, and its queues are chosen', async ({ page }) => {
  const site = await startFakeSite();
  site.alertList.rows = [
    {
      id: 1,
      name: 'Payments due',
      queue_uuid: '5b0c8a7e-1111-4222-8333-444455556666',
      model_controller_type: 'request_transaction',
    },
    { id: 2, name: 'Grants', queue_uuid: '90ff218f-58f8-11ea-8424-0265ea535fd4' },
  ];
  await withServer(async (server) => {
    await signIn(page, server.url);
    await page.goto(`${server.url}/settings/sites/connect`);
    await page.getByLabel('Address of the site').fill(site.baseUrl);
    await page.getByLabel('Name').fill('Acme');
    await press(page, 'Next');
    await page.getByLabel('Client id').fill(site.credentials.clientId);
    await page.getByLabel('Client secret').fill('wrong');
    await look(page, 'connect, credentials');
    await press(page, 'Test the connection');
    await page.getByText('The site refused the client id and secret').waitFor();
    await look(page, 'connect, refused');
    await press(page, 'Back');
    await page.getByLabel('Client secret').fill(site.credentials.clientSecret);
    await press(page, 'Test the connection');
    await page.getByText('2 API alerts have a queue.').waitFor();
    await look(page, 'connect, tested');
    await press(page, 'Connect');
    await page.getByLabel('Apply Payments due').waitFor();
    await look(page, 'connect, choose queues');
    await press(page, 'Apply 2');
    await page.getByText('2 of 2 done').waitFor();
    await look(page, 'connect, queues chosen');
    await press(page, 'Stop tracking Grants');
    await look(page, '~ stop tracking');
    await page.keyboard.press('Escape');
    await page.goto(`${server.url}${new URL(page.url()).pathname}/edit`);
    await press(page, 'Remove this site');
    await look(page, '~ remove a site');
  });
  await site.stop();
});

plainTest('signing in goes wrong, asks for a second factor, and has it set up', async ({ page }) => {
  await withServer(async (server) => {
    runCli(
      server.dataDir,
      ['user', 'create', '--email', VERA.email, '--role', 'viewer', '--password-stdin'],
      {
        input: VERA.password,
      },
    );
    runCli(server.dataDir, ['sign-in', 'require-second-factor', '--who', 'everyone']);
    await page.goto(`${server.url}/sign-in?problem=cancelled`);
    await page.getByText('You were not signed in at your provider').waitFor();
    await look(page, 'sign in, cancelled at the provider');
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel('E-mail address').fill(VERA.email);
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
    await look(page, 'sign in, wrong password');
    await page.getByLabel('Password', { exact: true }).fill(VERA.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
    await look(page, 'second factor, required');
  });
});

plainTest('a viewer', async ({ page }) => {
  await withServer(async (server) => {
    runCli(server.dataDir, ['sample-data', 'load', '--json']);
    runCli(
      server.dataDir,
      ['user', 'create', '--email', VERA.email, '--role', 'viewer', '--password-stdin'],
      {
        input: VERA.password,
      },
    );
    await signIn(page, server.url, VERA);
    await page.getByText('Organization contact details').first().waitFor();
    await look(page, 'viewer, overview');
    await page.getByText('Organization contact details').first().click();
    await page.getByRole('region', { name: 'State of the queue' }).waitFor();
    await look(page, 'viewer, queue');
    await page.getByRole('link', { name: /^Look at the/ }).click();
    await page.waitForURL(/\/jobs\//);
    await look(page, 'viewer, job');
    await page.goto(`${server.url}/settings`);
    await look(page, 'viewer, settings');
  });
});

plainTest('a wall that lost its console', async ({ browser, page }) => {
  await withServer(async (server) => {
    runCli(server.dataDir, ['sample-data', 'load', '--json']);
    const made = JSON.parse(
      runCli(server.dataDir, ['kiosk', 'create', '--name', 'Hall', '--json']).stdout,
    ) as {
      url: string;
    };
    await page.goto(`${server.url}${new URL(made.url).pathname}`);
    await page.getByRole('article').first().waitFor();
    const open = await (await browser.newContext()).newPage();
    await signIn(open, server.url);
    await open.getByText('Organization contact details').first().click();
    await open.getByRole('region', { name: 'State of the queue' }).waitFor();
    await server.kill();
    await page.getByText('DATA STALE').waitFor({ timeout: 120_000 });
    await look(page, 'wall, stale');
    await open.getByText('Trying again').first().waitFor();
    await look(open, 'stale queue');
  });
});

plainTest('an import is checked and done', async ({ page }) => {
  await withServer(async (server) => {
    await signIn(page, server.url);
    await page.goto(`${server.url}/records/grant_request/import`);
    const text = 'amount_requested\n1500\nmany\n900\n';
    const file = { name: 'grants.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('File to import').setInputFiles(file);
    await press(page, 'Check every row');
    await page.getByText('1 row with problems, 2 rows good').waitFor();
    await look(page, 'import, checked');
    await press(page, 'Import 2 rows');
    await page.getByText('2 rows imported').waitFor();
    await look(page, 'import, done');
  });
});

test('notifications: a channel, a rule, and what was sent', async ({ page, fluxx }) => {
  const hook = await startWebhookServer();
  try {
    await page.goto(`${fluxx.server.url}/settings/notifications`);
    await press(page, 'New channel');
    await page.getByRole('dialog').getByLabel('Name').fill('Ops');
    await page.getByRole('dialog').getByLabel('Address of the webhook').fill(hook.url);
    await press(page, 'Make the channel');
    await page.getByTestId('new-token').waitFor();
    await look(page, '~ key of a new channel');
    await press(page, 'I have copied it');
    await press(page, 'Send a test');
    await page.getByText('The test was delivered to Ops').waitFor();
    await press(page, 'New rule');
    await page.getByRole('dialog').getByLabel('Name').fill('Stuck queues');
    await look(page, '~ new rule');
    await press(page, 'Make the rule');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await look(page, 'notifications with a channel and a rule');
  } finally {
    await hook.close();
  }
});

test('a token is made, and an application', async ({ page, fluxx }) => {
  await page.goto(`${fluxx.server.url}/settings/tokens`);
  await press(page, 'New API token');
  await page.getByRole('dialog').getByLabel('Name').fill('Nightly report');
  await press(page, 'Make the token');
  await page.getByTestId('new-token').waitFor();
  await look(page, '~ API token, made');
  await press(page, 'I have copied it');
  await page.goto(`${fluxx.server.url}/profile`);
  await press(page, 'Turn on…');
  await look(page, '~ second factor, password');
  await page.getByRole('dialog').getByLabel('Your password', { exact: true }).fill(TEST_ADMIN.password);
  await press(page, 'Go on');
  await expect(page.getByRole('img', { name: 'QR code with the key' })).toBeVisible();
  await look(page, '~ second factor, key');
});
