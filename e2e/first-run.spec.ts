import { expect, type Page } from '@playwright/test';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { openQueue, watchConsole } from './console-page';
import { test } from './test';

/** Whoever comes second with the form open is told, and led on. */
async function expectLeadsToSignIn(page: Page, code: string): Promise<void> {
  await page.getByLabel('Setup code').fill(code);
  await page.getByLabel('Your name').fill('Grace');
  await page.getByLabel('E-mail address').fill('grace@example.org');
  await page.getByLabel('Password', { exact: true }).fill(marked('seven green bicycles'));
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('link', { name: 'Go to sign in' })).toHaveAttribute('href', '/sign-in');
  await page.close();
}

test.describe('a fresh machine', () => {
  let server: ServerProcess;

  test.beforeAll(async () => {
    server = await startServer({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
  });
  test.afterAll(() => server.dispose());

  test('goes from the setup code in the terminal to a stuck queue that moves again', async ({ page }) => {
    test.setTimeout(240_000);
    const noErrors = watchConsole(page);
    const code = /([A-Z2-9]{4}-){3}[A-Z2-9]{4}/.exec(server.output())?.[0] ?? '';
    expect(server.output()).toContain(`http://localhost:${server.port}/setup`);

    await page.goto(server.url);
    await expect(page).toHaveURL(`${server.url}/setup`);
    const late = await page.context().newPage();
    await late.goto(`${server.url}/setup`);
    await page.getByLabel('Setup code').fill('WRNG-WRNG-WRNG-WRNG');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill(marked('seven green bicycles'));
    await page.getByRole('button', { name: 'Make the account' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'not the setup code' })).toBeVisible();
    await page.getByLabel('Setup code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Make the account' }).click();
    await expect(page).toHaveURL(`${server.url}/`);
    await expectLeadsToSignIn(late, code);

    await page.getByRole('button', { name: /sample data/i }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Sample data is being loaded' })).toBeVisible();
    const stuck = page.getByRole('row', { name: /Organization contact details/ });
    await expect(stuck).toBeVisible({ timeout: 180_000 });
    await expect(stuck).toContainText('Stuck');
    await expect(page.getByRole('row', { name: /Grant requests over 10,000/ })).toContainText('Backlog');
    await expect(page.getByRole('row', { name: /Payments due for accounting/ })).toContainText('Healthy');

    await openQueue(page, /Organization contact details/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Organization contact details');
    await page.getByRole('button', { name: 'Finish' }).click();
    const dialog = page.getByRole('alertdialog');
    const records = /job of ([\d,]+) records?/.exec((await dialog.textContent()) ?? '')?.[1] ?? '';
    const confirm = dialog.getByRole('button', { name: /^Clear/ });
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel(/^Type/).fill(records);
    await confirm.click();
    await expect(page.getByRole('region', { name: 'State of the queue' })).not.toContainText('Stuck');
    await page.getByRole('button', { name: 'Process', exact: true }).click();
    await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText('Open job');
    await page.getByRole('link', { name: 'Look at the records' }).click();
    await expect(page.getByRole('columnheader', { name: 'street_address' })).toBeVisible();
    noErrors();
  });

  test('lets nobody in without a session, and the setup only once', async ({ page, request }) => {
    await page.goto(`${server.url}/`);
    await expect(page).toHaveURL(new RegExp('/sign-in'));
    await page.goto(`${server.url}/setup`);
    await expect(page).toHaveURL(new RegExp('/sign-in'));
    const answer = await request.get(`${server.url}/api/console/v1/overview`);
    expect(answer.status()).toBe(401);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
  });
});
