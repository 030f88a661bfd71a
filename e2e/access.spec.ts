import { expect, type Locator, type Page } from '@playwright/test';
import { authenticatorCode } from '../lib/testing/authenticator';
import { marked } from '../lib/testing/canary';
import { runCli } from '../lib/testing/cli';
import { startServer, TEST_ADMIN, type ServerProcess } from '../lib/testing/server-process';
import { signIn, watchConsole } from './console-page';
import { turnOnFactor } from './second-factor';
import { test } from './test';

/** Everything here goes by the keyboard, on a phone's width or a desk's. */
const PHONE = { width: 360, height: 740 };
const VERA = { email: 'vera@example.org', password: marked('seven green bicycles') };

let server: ServerProcess;
test.beforeAll(async () => {
  server = await startServer();
  const words = ['user', 'create', '--email', VERA.email, '--name', 'Vera', '--role', 'viewer'];
  runCli(server.dataDir, [...words, '--password-stdin'], { input: VERA.password });
});
test.afterAll(() => server.dispose());

function required(who: 'off' | 'everyone'): void {
  expect(runCli(server.dataDir, ['sign-in', 'require-second-factor', '--who', who]).status).toBe(0);
}

async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}

/** Five wrong passwords, as the sign-in page sends them. */
async function lock(page: Page, email: string): Promise<void> {
  for (let tried = 0; tried < 5; tried += 1) {
    const { csrfToken } = (await (await page.request.get(`${server.url}/api/auth/csrf`)).json()) as {
      csrfToken: string;
    };
    const refused = await page.request.post(`${server.url}/api/auth/callback/credentials`, {
      headers: { origin: server.url },
      data: { email, password: marked('nine yellow tricycles'), csrfToken, callbackUrl: '/' },
    });
    expect(refused.status()).toBe(401);
  }
}

/** Opens somebody's menu, and goes down to an item with the arrows. */
async function choose(page: Page, trigger: Locator, item: string): Promise<void> {
  await trigger.focus();
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('menuitem', { name: item });
  await expect(wanted).toBeVisible();
  for (
    let steps = 0;
    steps < 8 && !(await wanted.evaluate((one) => one === document.activeElement));
    steps += 1
  )
    await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
}

/** From the page that asks for it to the recovery codes. */
async function setUpFactor(page: Page, password: string): Promise<void> {
  await page.getByRole('button', { name: 'Set it up…' }).press('Enter');
  await expect(page.getByLabel('Your password', { exact: true })).toBeFocused();
  await page.keyboard.insertText(password);
  await page.keyboard.press('Enter');
  const shown = page.getByRole('dialog', { name: 'Add the key to your app' });
  await expect(shown.getByLabel('Code from the app')).toBeFocused();
  await expectFits(page);
  const key = ((await shown.getByTestId('second-factor-key').textContent()) ?? '').replaceAll(' ', '');
  await page.keyboard.insertText(authenticatorCode(key, Date.now()));
  await page.keyboard.press('Enter');
  await page.getByLabel('I have put the codes in a safe place').press('Space');
  await page.getByRole('button', { name: 'Done' }).press('Enter');
}

test('whoever must have a second factor sets it up before anything else, on a phone', async ({ page }) => {
  const done = watchConsole(page);
  required('everyone');
  await page.setViewportSize(PHONE);
  await page.goto(`${server.url}/sign-in?callbackUrl=%2Factivity`);
  await page.getByLabel('E-mail address').fill(VERA.email);
  await page.getByLabel('Password', { exact: true }).fill(VERA.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  await expectFits(page);
  expect((await page.request.get(`${server.url}/api/console/v1/overview`)).status()).toBe(403);
  await page.goto(`${server.url}/profile`);
  await expect(page).toHaveURL(/\/second-factor/);
  await setUpFactor(page, VERA.password);
  await expect(page).toHaveURL(`${server.url}/profile`);
  await expect(page.getByRole('heading', { name: 'Second factor' })).toContainText('On');
  await expectFits(page);
  required('off');
  done();
});

test('a locked account is unlocked and its second factor reset from the keyboard, and the focus is kept', async ({
  page,
}) => {
  await lock(page, VERA.email);
  await signIn(page, server.url);
  await page.setViewportSize(PHONE);
  await page.goto(`${server.url}/settings/people`);
  const list = page.getByRole('list', { name: 'People' });
  await expect(list.getByText('Locked', { exact: true })).toBeVisible();
  await expectFits(page);
  const menu = page.getByRole('button', { name: 'What to do with Vera' });
  await choose(page, menu, 'Unlock…');
  const unlock = page.getByRole('alertdialog', { name: 'Unlock Vera?' });
  await expect(unlock.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectFits(page);
  await unlock.getByRole('button', { name: 'Unlock' }).press('Enter');
  await expect(list.getByText('Locked', { exact: true })).toBeHidden();
  await expect(menu).toBeFocused();

  await choose(page, menu, 'Reset second factor…');
  const reset = page.getByRole('dialog', { name: 'Reset the second factor of Vera?' });
  await expect(reset.getByLabel('Your password', { exact: true })).toBeFocused();
  await page.keyboard.insertText(marked('not the password'));
  await page.keyboard.press('Enter');
  await expect(reset.getByText('This is not your password.')).toBeVisible();
  await reset.getByLabel('Your password', { exact: true }).fill(TEST_ADMIN.password);
  await page.keyboard.press('Enter');
  await expect(reset).toBeHidden();
  await expect(list.getByText('Signs in with a password and a code')).toBeHidden();
  await expect(menu).toBeFocused();
});

test('an admin who has a second factor too resets that of somebody else with the password', async ({
  page,
  browser,
}) => {
  const olga = { email: 'olga@example.org', password: marked('nine yellow tricycles') };
  const words = ['user', 'create', '--email', olga.email, '--name', 'Olga', '--role', 'admin'];
  runCli(server.dataDir, [...words, '--password-stdin'], { input: olga.password });
  const hers = await (await browser.newContext()).newPage();
  await signIn(hers, server.url, VERA);
  await turnOnFactor(hers, server.url, VERA.password);
  await hers.context().close();
  await signIn(page, server.url, olga);
  await turnOnFactor(page, server.url, olga.password);
  await page.goto(`${server.url}/settings/people`);
  await choose(page, page.getByRole('button', { name: 'What to do with Vera' }), 'Reset second factor…');
  const reset = page.getByRole('dialog', { name: 'Reset the second factor of Vera?' });
  await expect(reset.getByLabel('Your password', { exact: true })).toBeFocused();
  await page.keyboard.insertText(olga.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Vera signs in with the password alone now')).toBeVisible();
});

test('who must have a second factor, a token, and one’s name are set from the keyboard on a phone', async ({
  page,
}) => {
  const done = watchConsole(page);
  await signIn(page, server.url);
  await page.setViewportSize(PHONE);
  await page.goto(`${server.url}/settings/sign-in`);
  await page.getByRole('radio', { name: /Whoever wants one/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Admins must/ })).toBeChecked();
  await expect(page.getByText('1 admin has none yet')).toBeVisible();
  await expectFits(page);
  await page.getByRole('button', { name: 'Change who must' }).press('Enter');
  await expect(page.getByText('Turn your own second factor on first')).toBeVisible();

  await page.goto(`${server.url}/settings/tokens`);
  await page.getByRole('button', { name: 'New API token' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New API token' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await expectFits(page);
  await page.keyboard.insertText('Nightly report');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('new-token')).toBeVisible();
  await expectFits(page);

  await page.goto(`${server.url}/profile`);
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  await expectFits(page);
  done();
});
