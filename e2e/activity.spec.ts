import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

const VIEWER = { email: 'viewer@example.org', password: marked('seven green bicycles') };

let server: ServerProcess;

test.beforeAll(async () => {
  server = await startServer();
  const words = [
    'user',
    'create',
    '--email',
    VIEWER.email,
    '--name',
    'Vera',
    '--role',
    'viewer',
    '--password-stdin',
  ];
  runCli(server.dataDir, words, { input: VIEWER.password });
});
test.afterAll(() => server.dispose());

test('what was done is found by filters that stand in the address, and opens at its own address', async ({
  page,
}) => {
  const nothingLogged = watchConsole(page);
  await signIn(page, server.url);
  await page.getByRole('link', { name: 'Activity' }).first().click();
  await expect(page.getByRole('row', { name: /Signed in/ }).first()).toBeVisible();
  await page.getByLabel('What').selectOption({ label: 'People' });
  await expect(page).toHaveURL(/group=people/);
  await expect(page.getByRole('row', { name: /Signed in/ })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search activity' }).fill('vera');
  await expect(page).toHaveURL(/q=vera/);
  const made = page.getByRole('row', { name: /Made an account.*Vera.*Command line/ });
  await expect(made).toHaveCount(1);
  await page.reload();
  await expect(made).toHaveCount(1);
  await made.click();
  const sheet = page.getByRole('dialog', { name: 'Made an account' });
  await expect(sheet.getByText('viewer@example.org')).toBeVisible();
  await expect(sheet.getByText(/^#\d+$/)).toBeVisible();
  await sheet.getByRole('link', { name: 'Permalink' }).click();
  await expect(page).toHaveURL(/\/activity\/\d+$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Made an account' })).toBeVisible();
  await page.getByRole('link', { name: 'All about it' }).click();
  await expect(page).toHaveURL(/target=account/);
  await expect(page.getByRole('row', { name: /Made an account/ })).toHaveCount(1);
  await page.goto(`${server.url}/activity/999999`);
  await expect(page.getByText('There is no entry at this address')).toBeVisible();
  nothingLogged();
});

test('new entries do not move the list until they are asked for', async ({ page, request }) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/activity?group=people`);
  const rows = page.getByRole('grid', { name: 'Activity' }).locator('[data-row]');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  runCli(server.dataDir, ['user', 'set-role', '--email', VIEWER.email, '--role', 'operator']);
  runCli(server.dataDir, ['user', 'set-role', '--email', VIEWER.email, '--role', 'viewer']);
  const button = page.getByRole('button', { name: 'Show new entries' });
  await expect(button).toBeVisible();
  expect(await rows.count()).toBe(before);
  await button.click();
  await expect(rows).toHaveCount(before + 2);
  expect((await request.get(`${server.url}/api/console/v1/activity`)).status()).toBe(401);
});

test('the filtered log is exported, and verified by the command line', async ({ page }) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/activity?group=people`);
  await page.getByRole('button', { name: 'Export…' }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('link', { name: 'Download' }).click();
  const csv = await readFile(await (await downloaded).path(), 'utf8');
  expect(csv).toContain('Made an account');
  expect(csv).not.toContain('Signed in');
  const verified = runCli(server.dataDir, ['audit', 'verify', '--json']);
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, unsigned: 0 });
});

test('a keyboard walks the rows, opens one and comes back to it', async ({ page }) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/activity`);
  await expect(page.getByRole('row', { name: /Signed in/ }).first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const focused = page.locator('[data-row="1"]');
  await expect(focused).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(focused).toBeFocused();
});

test('a viewer on a phone reads it without addresses, and exports nothing', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const page = await context.newPage();
  await signIn(page, server.url, VIEWER);
  await page.goto(`${server.url}/activity?group=people`);
  const card = page.getByRole('button', { name: /Made an account.*Vera/ });
  await expect(card).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export…' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Filter on' }).click();
  await page.getByLabel(/^When/).selectOption({ label: 'From day to day…' });
  await expect(page.getByLabel('First day')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await card.click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('Proof')).toBeVisible();
  await expect(sheet.getByText('viewer@example.org')).toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect((await page.request.get(`${server.url}/api/console/v1/activity/export?format=csv`)).status()).toBe(
    403,
  );
  await context.close();
});
