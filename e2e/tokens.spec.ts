import { expect, type Browser, type Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { watchConsole } from './console-page';
import { test } from './fake-fluxx';

async function makeApiToken(page: Page, url: string, role: string): Promise<string> {
  await page.goto(`${url}/settings/tokens`);
  await page.getByRole('button', { name: 'New API token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New API token' });
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await expect(dialog.getByText('Give it a name')).toBeVisible();
  await dialog.getByLabel('Name').fill('Nightly report');
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  return (await page.getByTestId('new-token').textContent()) ?? '';
}

async function revoke(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Revoke…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('button', { name: 'Revoke…' })).toBeHidden();
}

test('a program uses the console with an API token: made, used, refused what only people may, revoked', async ({
  page,
  fluxx: { server },
}) => {
  const done = watchConsole(page);
  const token = await makeApiToken(page, server.url, 'Operator');
  expect(token).toMatch(/^fxa_/);
  const api = `${server.url}/api/console/v1`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const overview = await fetch(`${api}/overview`, { headers });
  expect(overview.status).toBe(200);
  const made = await fetch(`${api}/api-tokens`, { method: 'POST', headers, body: '{}' });
  expect(made.status).toBe(403);
  const { queues } = (await overview.json()) as { queues: { id: string; name: string }[] };
  const queue = queues.find(({ name }) => name === 'Payments due');
  const seen = { seen: { openJobId: null, unknownCallId: null } };
  const body = JSON.stringify(seen);
  const processed = await fetch(`${api}/queues/${queue?.id}/process`, { method: 'POST', headers, body });
  expect(processed.status).toBe(200);
  await page.goto(`${server.url}/queues/${queue?.id}/calls`);
  await expect(page.getByText('Nightly report').first()).toBeVisible();
  await page.goto(`${server.url}/settings/tokens`);
  await expect(page.getByText('Last used')).toBeVisible();
  await revoke(page);
  await expect(page.getByText('The token of Nightly report is revoked')).toBeVisible();
  const refused = await fetch(`${api}/overview`, { headers });
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer error="invalid_token"',
  ]);
  expect(await page.content()).not.toContain(token);
  expect(server.output()).not.toContain(token);
  done();
});

/** A screen: another browser, where nobody is signed in. */
async function screen(browser: Browser): Promise<Page> {
  return (await browser.newContext({ colorScheme: 'light' })).newPage();
}

test('a kiosk link opens the board on a screen, and ends it', async ({ page, browser, fluxx }) => {
  const { server } = fluxx;
  await page.goto(`${server.url}/settings/tokens/kiosk`);
  await page.getByRole('button', { name: 'New kiosk link' }).click();
  const dialog = page.getByRole('dialog', { name: 'New kiosk link' });
  await dialog.getByLabel('Name').fill('Screen in the hall');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = (await page.getByTestId('new-token').textContent()) ?? '';
  const wall = await screen(browser);
  const done = watchConsole(wall);
  await wall.goto(link);
  await expect(wall.getByRole('heading', { name: 'Payments due' })).toBeVisible();
  expect(wall.url()).toBe(`${server.url}/wall`);
  expect(await wall.content()).not.toContain(link.split('/wall/')[1]);
  const cookies = await wall.context().cookies();
  expect(cookies.map(({ name, httpOnly, path }) => ({ name, httpOnly, path }))).toEqual([
    { name: 'fluxx-alert-console.kiosk', httpOnly: true, path: '/' },
  ]);
  await wall.goto(`${server.url}/`);
  await expect(wall).toHaveURL(`${server.url}/sign-in`);
  await wall.goto(`${server.url}/wall`);
  await expect(wall.getByRole('heading', { name: 'Payments due' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Last shown')).toBeVisible();
  await revoke(page);
  await expect(wall.getByText('The link of this screen has ended')).toBeVisible();
  await wall.goto(link);
  await expect(wall.getByText('This link does not work')).toBeVisible();
  expect(wall.url()).toBe(`${server.url}/wall?link=refused`);
  expect(server.output()).not.toContain(link.split('/wall/')[1]);
  done();
});

test('the old address of gateway tokens leads to the new one', async ({ page, fluxx: { server } }) => {
  await page.goto(`${server.url}/settings/gateway-tokens`);
  await expect(page).toHaveURL(`${server.url}/settings/tokens/gateway`);
  await expect(page.getByRole('link', { name: 'Gateway tokens' })).toHaveAttribute('aria-current', 'page');
});

test('the command line makes, lists and revokes them beside a running server', async ({
  fluxx: { server },
}) => {
  const cli = (...words: string[]) =>
    JSON.parse(runCli(server.dataDir, [...words, '--json']).stdout) as unknown;
  const { id, token } = cli(
    'api-token',
    'create',
    '--name',
    'Check',
    '--role',
    'viewer',
    '--expires-days',
    '30',
  ) as {
    id: string;
    token: string;
  };
  const ask = () =>
    fetch(`${server.url}/api/console/v1/overview`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);
  expect(cli('api-token', 'list')).toMatchObject({ tokens: [{ id, name: 'Check', role: 'viewer' }] });
  expect(cli('api-token', 'revoke', '--id', id)).toEqual({ id, revoked: true });
  expect((await ask()).status).toBe(401);
  const kiosk = cli('kiosk', 'create', '--name', 'Hall') as { id: string; url: string };
  const open = () => fetch(`${server.url}${new URL(kiosk.url).pathname}`, { redirect: 'manual' });
  expect((await open()).headers.get('location')).toBe('/wall');
  expect(cli('kiosk', 'list')).toMatchObject({ links: [{ id: kiosk.id, name: 'Hall' }] });
  cli('kiosk', 'revoke', '--id', kiosk.id);
  expect((await open()).headers.get('location')).toBe('/wall?link=refused');
});
