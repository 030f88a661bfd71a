import { expect, type Browser, type Page } from '@playwright/test';
import { openDatabase } from '../lib/db/database';
import { marked } from '../lib/testing/canary';
import { runCli } from '../lib/testing/cli';
import { startServer, TEST_ADMIN, type ServerProcess } from '../lib/testing/server-process';
import { linkIn, startSmtpServer, type TestSmtpServer } from '../lib/testing/smtp-server';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

const GRACE = { email: 'grace@example.org', password: marked('seven green bicycles') } as const;

let server: ServerProcess;
let smtp: TestSmtpServer;

test.beforeAll(async () => {
  smtp = await startSmtpServer({ refused: ['bounces@example.org'] });
  // Its password is one of the secrets that must never come out.
  const smtpUrl = `smtp://console:${marked('of-the-mail-server')}@127.0.0.1:${smtp.port}`;
  server = await startServer({ env: { SMTP_URL: smtpUrl, MAIL_FROM: 'Alerts <alerts@example.org>' } });
});
test.afterAll(async () => {
  await server.dispose();
  await smtp.close();
});

/** Links lead to localhost, the tests to 127.0.0.1: the same server, but another place for cookies. */
function here(link: string): string {
  return `${server.url}${new URL(link).pathname}`;
}

/** Somebody else, in a browser of their own. */
async function otherPerson(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
}

/** Opens the menu of a person, and chooses from it. */
async function act(page: Page, name: string, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: `What to do with ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('from an invitation to a disabled account, with a role that bites at once', async ({
  page,
  browser,
}) => {
  const nothingLogged = watchConsole(page);
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings`);
  await page.getByRole('link', { name: 'People' }).last().click();
  await page.getByRole('button', { name: 'Invite somebody' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('E-mail address').fill(GRACE.email);
  await dialog.getByLabel(/^Name/).fill('Grace');
  await dialog.getByLabel('Admin').check();
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  const link = await page.getByTestId('new-link').innerText();
  expect(linkIn(await smtp.take(GRACE.email))).toBe(link);
  await expect(page.getByText('An e-mail with the link was sent')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('body')).not.toContainText(link);
  await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('E-mail sent');

  const grace = await otherPerson(browser);
  const graceLogged = watchConsole(grace);
  // What a mail scanner does: it changes nothing.
  for (const scan of ['get', 'head'] as const) await page.request[scan](here(link));
  await grace.goto(here(link));
  await expect(grace).toHaveURL(`${server.url}/invite`);
  await expect(grace.getByLabel('E-mail address')).toHaveValue(GRACE.email);
  await expect(grace.getByLabel('Your name')).toHaveValue('Grace');
  const cookies = await grace.context().cookies();
  expect(cookies.find(({ name }) => name.endsWith('.invitation'))).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  });
  await grace.getByLabel('Password', { exact: true }).fill('grace@example.org');
  await grace.getByRole('button', { name: 'Make my account' }).click();
  await expect(grace.getByRole('alert').filter({ hasText: 'easy to guess' })).toBeVisible();
  await grace.getByLabel('Password', { exact: true }).fill(GRACE.password);
  await grace.getByRole('button', { name: 'Make my account' }).click();
  await expect(grace).toHaveURL(`${server.url}/`);
  await grace.goto(`${server.url}/settings/people`);
  await expect(grace.getByRole('list', { name: 'People' })).toContainText('You');

  const late = await otherPerson(browser);
  await late.goto(here(link));
  await expect(late.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
  await expect(late.getByText('It was used already')).toBeVisible();

  await page.reload();
  await act(page, 'Grace', /Change role/);
  await page.getByRole('dialog').getByLabel('Viewer').check();
  await page.getByRole('button', { name: 'Change the role' }).click();
  await expect(page.getByText('The role of Grace is Viewer now')).toBeVisible();
  expect((await grace.request.get(`${server.url}/api/console/v1/people`)).status()).toBe(403);
  await grace.reload();
  await expect(grace.getByText('Settings', { exact: false }).first()).toBeVisible();
  await expect(grace.getByRole('list', { name: 'People' })).toBeHidden();

  await act(page, 'Grace', /Disable/);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await expect(
    page.getByRole('list', { name: 'People' }).getByText('Disabled', { exact: true }),
  ).toBeVisible();
  expect((await grace.request.get(`${server.url}/api/console/v1/overview`)).status()).toBe(401);
  // Her page is told, and leaves by itself.
  await expect(grace).toHaveURL(/\/sign-in/);
  await grace.goto(server.url);
  await expect(grace).toHaveURL(/\/sign-in/);
  await act(page, 'Grace', /Enable again/);
  await expect(page.getByText('Grace may sign in again')).toBeVisible();
  nothingLogged();
  graceLogged();
});

test('a new password by a link that somebody asked for, and one that an admin made', async ({
  page,
  browser,
}) => {
  const ada = { email: 'ada@example.org', password: marked('nine yellow tricycles') };
  const words = [
    'user',
    'create',
    '--email',
    ada.email,
    '--name',
    'Ada',
    '--role',
    'viewer',
    '--password-stdin',
  ];
  expect(runCli(server.dataDir, words, { input: ada.password }).status).toBe(0);
  const person = await otherPerson(browser);
  await signIn(person, server.url, ada);

  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('link', { name: 'I forgot my password' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  const ask = async (email: string): Promise<string> => {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    const said = page.getByText('If the address has an account here');
    await expect(said).toBeVisible();
    return said.innerText();
  };
  const toKnown = await ask(ada.email);
  const link = linkIn(await smtp.take(ada.email));
  await page.goto(`${server.url}/forgot`);
  expect(await ask('nobody@example.org')).toBe(toKnown);

  await page.goto(here(link));
  await expect(page).toHaveURL(`${server.url}/reset`);
  await page.getByLabel('New password').fill(marked('four purple scooters'));
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  expect((await person.request.get(`${server.url}/api/console/v1/overview`)).status()).toBe(401);
  await page.goto(here(link));
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await page.goto(`${server.url}/reset/what-a-mail-program-left-of-it`);
  await expect(page.getByText('It is not a link of this console.')).toBeVisible();
  await signIn(page, server.url, { ...ada, password: marked('four purple scooters') });

  // A page that is open would leave for the sign-in by itself, at any moment.
  await page.goto('about:blank');
  await page.context().clearCookies();
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/people`);
  await act(page, 'Ada', /Link for a new password/);
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByTestId('new-link')).toContainText('/reset/fac_pwr_');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('is taken back')).toBeVisible();
});

test('an e-mail that could not be sent is said, and the link can be passed on', async ({ page }) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/people`);
  await page.getByRole('button', { name: 'Invite somebody' }).first().click();
  await page.getByRole('dialog').getByLabel('E-mail address').fill('bounces@example.org');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText('The e-mail could not be sent')).toBeVisible();
  const link = await page.getByTestId('new-link').innerText();
  const row = page
    .getByRole('list', { name: 'Open invitations' })
    .getByRole('listitem')
    .filter({ hasText: 'bounces' });
  await expect(row).toContainText('E-mail not sent. The mail server refused the address');
  expect(server.output()).toContain('An e-mail with a link could not be sent');
  expect(server.output()).not.toContain(link.slice(-40));
  await row.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toBeHidden();
  await page.goto(here(link));
  await expect(page.getByText('It was taken back')).toBeVisible();
});

test('what gives access asks who is there for the password when that is long ago, and goes on where it was', async ({
  page,
}) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/people`);
  // As if everybody had signed in yesterday.
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  await database.kysely.updateTable('session').set({ confirmed_at: null }).execute();
  await database.close();
  const invite = page.getByRole('dialog', { name: 'Invite somebody' });
  const confirm = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await page.getByRole('button', { name: 'Invite somebody' }).first().click();
  await invite.getByLabel('E-mail address').fill('kay@example.org');
  await invite.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(confirm.getByLabel('Your password')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(confirm).toBeHidden();
  await expect(invite.getByText('Nothing was changed')).toBeVisible();
  await invite.getByRole('button', { name: 'Send the invitation' }).click();
  await confirm.getByLabel('Your password').fill(marked('not my password'));
  await page.keyboard.press('Enter');
  await expect(confirm.getByText('This is not your password')).toBeVisible();
  await confirm.getByLabel('Your password').fill(TEST_ADMIN.password);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('new-link')).toBeVisible();
  await expect(confirm).toBeHidden();
  await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('kay@example.org');

  // Confirmed now: the next one is not asked for.
  await page.goto(`${server.url}/settings/tokens`);
  await page.getByRole('button', { name: 'New API token' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('ERP');
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expect(page.getByText(/fxa_/).first()).toBeVisible();
  await expect(confirm).toBeHidden();
});

test('the command line makes the same links, and lifts a lock', async ({ page }) => {
  const cli = (...words: string[]): Record<string, unknown> => {
    const { status, stdout, stderr } = runCli(server.dataDir, ['user', ...words, '--json'], {
      env: { PORT: String(server.port) },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return JSON.parse(stdout);
  };
  const lin = { email: 'lin@example.org', password: GRACE.password };
  const invited = cli('invite', '--email', lin.email, '--role', 'operator');
  await page.goto(here(String(invited['link'])));
  await page.getByLabel('Your name').fill('Lin');
  await page.getByLabel('Password', { exact: true }).fill(lin.password);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  expect(cli('reset-link', '--email', lin.email)['link']).toContain('/reset/fac_pwr_');

  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.goto(`${server.url}/sign-in`);
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await page.getByLabel('E-mail address').fill(lin.email);
    await page.getByLabel('Password', { exact: true }).fill(marked('wrong wrong wrong'));
    const answered = page.waitForResponse(/callback\/credentials/);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await answered;
  }
  await expect(page.getByRole('button', { name: /^Wait/ })).toBeVisible();
  expect(cli('unlock', '--email', lin.email)).toMatchObject({ unlocked: true });
  await signIn(page, server.url, lin);
});
