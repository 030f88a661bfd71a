import { expect, type Browser, type Page } from '@playwright/test';
import { openDatabase } from '../lib/db/database';
import { marked } from '../lib/testing/canary';
import { runCli } from '../lib/testing/cli';
import { PROVIDER_CLIENT, startOpenIdProvider, type TestProvider } from '../lib/testing/openid-provider';
import { startServer, TEST_ADMIN, type ServerProcess } from '../lib/testing/server-process';
import { signIn, watchConsole } from './console-page';
import { turnOnFactor } from './second-factor';
import { test } from './test';

let server: ServerProcess;
let provider: TestProvider;

const PEOPLE = {
  ada: { email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace', groups: ['grants'] },
  eve: { email: 'eve@evil-example.org', email_verified: true, name: 'Eve', groups: ['it'] },
  ida: { email: 'ida@example.org', email_verified: true, name: 'Ida', groups: ['it'] },
  boss: { email: TEST_ADMIN.email, email_verified: true, name: 'Boss', groups: ['it'] },
};

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startServer();
  provider = await startOpenIdProvider({ redirectUris: [`${server.url}/api/auth/openid/callback`] });
  for (const [login, person] of Object.entries(PEOPLE)) provider.people.set(login, person);
});
test.afterAll(async () => {
  await provider.stop();
  await server.dispose();
});

/** In a browser of its own: presses the button and signs in at the provider. */
async function byProvider(browser: Browser, login: string, path = '/'): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.url}${path}`);
  await page.getByRole('button', { name: 'Sign in with Example' }).click();
  await page.getByLabel('Login').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${server.url}/**`);
  return page;
}

async function roleOf(page: Page): Promise<unknown> {
  const answer = await page.request.get(`${server.url}/api/console/v1/session`);
  return answer.json();
}

test('an admin sets the provider up in the browser, after testing it', async ({ page }) => {
  const nothingLogged = watchConsole(page);
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings`);
  await page.getByRole('link', { name: 'Sign-in', exact: true }).last().click();
  await expect(page.getByText(`${server.url}/api/auth/openid/callback`)).toBeVisible();
  await page.getByLabel('Issuer').fill('http://localhost:9/');
  await page.getByRole('button', { name: 'Test the provider' }).click();
  await expect(page.getByText('could not be reached', { exact: false })).toBeVisible();
  await page.getByLabel('Issuer').fill(provider.issuer);
  await page.getByRole('button', { name: 'Test the provider' }).click();
  await expect(page.getByText('It offers PKCE with S256.')).toBeVisible();
  await page.getByLabel('Client id').fill(PROVIDER_CLIENT.clientId);
  await page.getByLabel('Client secret').fill(PROVIDER_CLIENT.clientSecret);
  await page.getByLabel('Name on the button').fill('Example');
  await page.getByLabel('Domains whose people').fill('no domain!');
  await page.getByLabel('Groups at the provider decide').check();
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByLabel('Value 1').fill('grants');
  await page.getByLabel('Role 1').selectOption('Operator');
  await page.getByRole('button', { name: 'Set up the provider' }).click();
  await expect(page.getByText('is no domain', { exact: false }).first()).toBeVisible();
  await page.getByLabel('Domains whose people').fill('example.org');
  await page.getByRole('button', { name: 'Set up the provider' }).click();
  await expect(page.getByText('The provider is set up')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Client secret')).toHaveValue('');
  await expect(page.getByLabel('Value 1')).toHaveValue('grants');
  await expect(page.getByLabel('Provider only')).toBeDisabled();
  expect(await page.content()).not.toContain(PROVIDER_CLIENT.clientSecret);
  nothingLogged();
});

test('somebody signs in through the provider, comes to the page they asked for, and has the mapped role', async ({
  browser,
}) => {
  const page = await byProvider(browser, 'ada', '/find?x=1');
  await expect(page).toHaveURL(`${server.url}/find?x=1`);
  expect(await roleOf(page)).toMatchObject({ account: { name: 'Ada Lovelace', role: 'operator' } });
  const cookies = await page.context().cookies(server.url);
  const ours = cookies.filter((cookie) => cookie.name.startsWith('fluxx-alert-console.'));
  expect(ours.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
    ['fluxx-alert-console.session', true, 'Lax'],
  ]);
  // The answer once more: the browser's own history, or a link that was copied.
  await page.goto(`${server.url}/api/auth/openid/callback?code=x&state=y`);
  await expect(page).toHaveURL(`${server.url}/`);
  await page.context().close();
});

test('somebody from a foreign domain is told so, and whoever cancels is too, in our words', async ({
  browser,
}) => {
  const eve = await byProvider(browser, 'eve');
  await expect(eve.getByRole('alert').first()).toContainText('is not on the list of this console');
  await eve.context().close();
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${server.url}/sign-in`);
  await other.getByRole('button', { name: 'Sign in with Example' }).click();
  await other.getByRole('button', { name: 'Cancel' }).click();
  await expect(other.getByRole('alert').first()).toContainText('You were not signed in at your provider');
  expect(await other.content()).not.toContain('Not today');
  await other.context().close();
});

test('an account with a password is not taken over, until an admin lets it', async ({ browser, page }) => {
  const refused = await byProvider(browser, 'boss');
  await expect(refused.getByRole('alert').first()).toContainText('Your account signs in with its password');
  await refused.context().close();
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/sign-in`);
  await page.getByLabel('Accounts with a password').check();
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByLabel('Value 2').fill('it');
  await page.getByLabel('Role 2').selectOption('Admin');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('It counts from the next sign-in on.')).toBeVisible();
  const boss = await byProvider(browser, 'boss');
  expect(await roleOf(boss)).toMatchObject({ account: { email: TEST_ADMIN.email, role: 'admin' } });
  await boss.context().close();
});

test('the second of two admins who change it is told', async ({ page }) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/sign-in`);
  const other = await page.context().newPage();
  await other.goto(`${server.url}/settings/sign-in`);
  for (const [tab, domains] of [
    [page, 'example.org'],
    [other, 'other.example'],
  ] as const) {
    await tab.getByLabel('Domains whose people').fill(`${domains}\nfurther.example`);
  }
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('It counts from the next sign-in on.')).toBeVisible();
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByText('Nothing of yours was saved', { exact: false })).toBeVisible();
  await other.getByRole('button', { name: 'Show what is saved now' }).click();
  await expect(other.getByLabel('Domains whose people')).toHaveValue('example.org\nfurther.example');
});

test('passwords are turned off once an admin came by the provider, who is not locked out', async ({
  browser,
  page,
}) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/sign-in`);
  await page.getByLabel('Provider only').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('It counts from the next sign-in on.')).toBeVisible();
  const boss = await byProvider(browser, 'boss', '/settings/sign-in');
  await expect(boss.getByLabel('Provider only')).toBeChecked();
  await boss.context().close();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`${server.url}/sign-in`);
  await expect(visitor.getByRole('button', { name: 'Sign in with Example' })).toBeVisible();
  await expect(visitor.getByLabel('Password', { exact: true })).toBeHidden();
  const { stdout } = runCli(server.dataDir, ['sign-in', 'allow-passwords', '--json']);
  expect(JSON.parse(stdout)).toEqual({ passwords_allowed: true, changed: true });
  await signIn(visitor, server.url);
  await visitor.context().close();
});

test('an admin who has no password resets a second factor, once they have signed in with the provider again', async ({
  browser,
}) => {
  const vera = { email: 'vera@example.org', password: marked('seven green bicycles') };
  const words = ['user', 'create', '--email', vera.email, '--name', 'Vera', '--role', 'viewer'];
  runCli(server.dataDir, [...words, '--password-stdin'], { input: vera.password });
  const hers = await (await browser.newContext()).newPage();
  await signIn(hers, server.url, vera);
  await turnOnFactor(hers, server.url, vera.password);
  await hers.context().close();
  const ida = await byProvider(browser, 'ida', '/settings/people');
  const nothingLogged = watchConsole(ida);
  // As if she had signed in yesterday.
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  await database.kysely.updateTable('session').set({ confirmed_at: null }).execute();
  await database.close();
  const factor = ida.getByText('Signs in with a password and a code');
  const reset = ida.getByRole('alertdialog', { name: 'Reset the second factor of Vera?' });
  const ask = async (): Promise<void> => {
    await ida.getByRole('button', { name: 'What to do with Vera' }).click();
    await ida.getByRole('menuitem', { name: 'Reset second factor…' }).click();
    await expect(reset).toContainText('call them');
    await expect(reset.getByRole('textbox')).toHaveCount(0);
    await reset.getByRole('button', { name: 'Reset' }).click();
  };
  await ask();
  const confirm = ida.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(confirm).toContainText('you sign in with Example: do that once more');
  await confirm.getByRole('button', { name: 'Cancel' }).click();
  await expect(reset).toContainText('Nothing was changed');
  await expect(factor).toBeVisible();
  await reset.getByRole('button', { name: 'Reset' }).click();
  await confirm.getByRole('button', { name: 'Sign in with Example' }).click();
  // The provider knows her still, and leads back at once.
  await expect(confirm).toBeHidden();
  await expect(ida).toHaveURL(`${server.url}/settings/people`);
  await expect(factor).toBeVisible();
  await ask();
  await expect(ida.getByText('Vera signs in with the password alone now')).toBeVisible();
  await expect(reset).toBeHidden();
  await expect(factor).toBeHidden();
  nothingLogged();
  await ida.context().close();
});

test('the provider is removed, and what that means for accounts is said', async ({ page }) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/sign-in`);
  await page.getByRole('button', { name: 'Remove the provider' }).click();
  const ask = page.getByRole('alertdialog');
  await expect(ask).toContainText('2 accounts have no password');
  await ask.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Set up the provider' })).toBeVisible();
  expect(server.output()).not.toContain(PROVIDER_CLIENT.clientSecret);
});

test('no other site begins a sign-in, and no address but ours is opened after it', async () => {
  const begin = (headers: Record<string, string>, body: object) =>
    fetch(`${server.url}/api/auth/openid/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  expect((await begin({ origin: 'https://evil.example' }, { destination: '/' })).status).toBe(403);
  expect((await begin({}, { destination: '/' })).status).toBe(403);
  expect((await begin({ origin: server.url }, { destination: '/' })).status).toBe(404);
  const head = await fetch(`${server.url}/api/auth/openid/callback`, { method: 'HEAD' });
  expect(head.status).toBe(405);
});
