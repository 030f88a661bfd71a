import { expect } from '@playwright/test';
import { startServer, TEST_ADMIN } from '../lib/testing/server-process';
import { runCli } from '../lib/testing/cli';
import { marked } from '../lib/testing/canary';
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
  const account = { email: 'grace@example.org', password: marked('seven green bicycles') };
  const words = ['--email', account.email, '--role'];
  const made = runCli(server.dataDir, ['user', 'create', ...words, 'operator', '--password-stdin'], {
    input: account.password,
  });
  expect(made.status, made.stderr).toBe(0);
  queue.add(1);
  const theirs = await browser.newContext();
  const page = await theirs.newPage();
  await theirs.route('**/api/console/v1/live', (route) => route.abort());
  await signIn(page, server.url, account);
  await page.goto(queueUrl);
  const process = page.getByRole('button', { name: 'Process', exact: true });
  await expect(process).toBeVisible();
  // A page that reads again by itself draws the new role before anybody can press: this one does not until it was pressed.
  let letGo = (): void => {};
  const pressed = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await theirs.route(`${server.url}/**`, async (route) => {
    if (route.request().method() === 'GET') await pressed;
    await route.fallback();
  });
  expect(runCli(server.dataDir, ['user', 'set-role', ...words, 'viewer']).status).toBe(0);
  await process.click();
  await expect(page.getByText('you are viewer')).toBeVisible();
  letGo();
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
  await page.getByRole('link', { name: 'Charts' }).click();
  await page.getByRole('link', { name: 'Look at the records' }).click();
  await expect(page).toHaveURL(queueUrl);
  await expect(row).toBeVisible();
  const back = await startServer({ dataDir: server.dataDir, port: server.port });
  try {
    await expect(said).toBeHidden();
    await page.getByRole('link', { name: 'Charts' }).click();
    await expect(page).toHaveURL(`${queueUrl}/history`);
  } finally {
    await back.dispose();
  }
  done();
});

/** In the page: the form is not shown to whoever is signed in. */
async function signInAgain(account: { email: string; password: string }): Promise<void> {
  const csrf: object = await (await fetch('/api/auth/csrf')).json();
  const answer = await fetch('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, ...csrf }),
  });
  if (!answer.ok) throw new Error(`Signing in again was answered ${answer.status}`);
}

test('signing in anew ends the session before, and signing out leaves nothing behind', async ({
  browser,
  fluxx,
}) => {
  const { server } = fluxx;
  const visitor = await browser.newContext();
  const page = await visitor.newPage();
  await signIn(page, server.url, TEST_ADMIN);
  const cookieOf = async () => {
    const cookies = await visitor.cookies(server.url);
    return (
      cookies
        .filter(({ name }) => name.endsWith('.session'))
        .map(({ name, value }) => `${name}=${value}`)[0] ?? ''
    );
  };
  const statusOf = async (cookie: string) =>
    (await fetch(`${server.url}/api/console/v1/session`, { headers: { cookie } })).status;
  const first = await cookieOf();
  expect(await statusOf(first)).toBe(200);
  const shown = await visitor.request.get(`${server.url}/`);
  expect(shown.headers()['cache-control']).toContain('no-store');
  await page.evaluate(signInAgain, TEST_ADMIN);
  const second = await cookieOf();
  expect(second).not.toBe(first);
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  // The page may still be on its way; what a tab keeps stays over it.
  await expect(() => page.evaluate(() => sessionStorage.setItem('draft', 'of an alert'))).toPass();
  await page
    .getByRole('button', { name: /^Account of / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in(\?|$)/);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await statusOf(second)).toBe(401);
  // Chromium keeps this header to itself, so a program asks.
  const { request } = visitor;
  const { csrfToken } = (await (await request.get(`${server.url}/api/auth/csrf`)).json()) as {
    csrfToken: string;
  };
  const headers = { origin: server.url };
  const left = await request.post(`${server.url}/api/auth/signout`, { headers, data: { csrfToken } });
  expect([left.status(), left.headers()['clear-site-data']]).toEqual([200, '"cache"']);
  await visitor.close();
});
