import { expect } from '@playwright/test';
import { startServer, TEST_ADMIN } from '../lib/testing/server-process';
import { runCli } from '../lib/testing/cli';
import { signIn, watchConsole } from './console-page';
import { test } from './fake-fluxx';

test('an address opened while signed out is opened after signing in, and never another site', async ({
  browser,
  fluxx,
}) => {
  const { server, queueUrl } = fluxx;
  // A browser of its own: a page that was signed in leaves for the sign-in by itself, at any moment.
  const visitor = await browser.newContext();
  const page = await visitor.newPage();
  await page.goto(`${queueUrl}/history?hours=24`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByLabel('E-mail address').fill(TEST_ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(TEST_ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${queueUrl}/history?hours=24`);
  await visitor.close();
  const answer = await fetch(`${server.url}/find?x=1`, {
    redirect: 'manual',
    headers: { 'x-asked-address': '//evil.example/' },
  });
  expect(answer.headers.get('location')).toBe('/sign-in?callbackUrl=%2Ffind%3Fx%3D1');
});

test('an address of the console API that nobody answers is a problem document', async ({ fluxx }) => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    for (const path of ['', '/nothing', '/queues/1/nothing/at/all']) {
      const answer = await fetch(`${fluxx.server.url}/api/console/v1${path}`, {
        method,
        headers: { origin: fluxx.server.url },
      });
      expect(answer.status, `${method} ${path}`).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  }
});

test('whoever is given another role with the page open is drawn what they may do now', async ({
  browser,
  fluxx,
}) => {
  const { server, site, queue, queueUrl } = fluxx;
  const account = { email: 'grace@example.org', password: 'seven green bicycles' };
  const words = ['--email', account.email, '--role'];
  const made = runCli(server.dataDir, ['user', 'create', ...words, 'operator', '--password-stdin'], {
    input: account.password,
  });
  expect(made.status, made.stderr).toBe(0);
  queue.add(1);
  const theirs = await browser.newContext();
  const page = await theirs.newPage();
  await signIn(page, server.url, account);
  await page.goto(queueUrl);
  const process = page.getByRole('button', { name: 'Process', exact: true });
  await expect(process).toBeVisible();
  expect(runCli(server.dataDir, ['user', 'set-role', ...words, 'viewer']).status).toBe(0);
  await process.click();
  await expect(page.getByText('you are viewer')).toBeVisible();
  await expect(process).toBeHidden();
  expect(site.count('process')).toBe(0);
  await theirs.close();
});

test('while the server does not answer, a tab, a link and a row leave the page as it is', async ({
  page,
  fluxx,
}) => {
  const done = watchConsole(page);
  const { server, queue, queueUrl } = fluxx;
  queue.add(1);
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText('Open job');
  const row = page
    .getByRole('grid', { name: 'Jobs' })
    .getByRole('row', { name: queue.jobs[0]?.uuid ?? 'no job' });
  await expect(row).toBeVisible();
  await server.kill();
  await expect(page.getByText('Not up to date.')).toBeVisible();
  const said = page.getByRole('alert').filter({ hasText: 'The console does not answer' });
  await row.press('Enter');
  await expect(said).toBeVisible();
  await row.click();
  await page.getByRole('link', { name: 'Throughput' }).click();
  await page.getByRole('link', { name: 'Look at the records' }).click();
  await expect(page).toHaveURL(queueUrl);
  await expect(row).toBeVisible();
  const back = await startServer({ dataDir: server.dataDir, port: server.port });
  try {
    await expect(said).toBeHidden();
    await page.getByRole('link', { name: 'Throughput' }).click();
    await expect(page).toHaveURL(`${queueUrl}/history`);
  } finally {
    await back.dispose();
  }
  done();
});
