import { expect, type Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { poll, QUEUE_UUID, test } from './fake-fluxx';
import { watchConsole } from './console-page';

async function makeToken(page: Page, serverUrl: string): Promise<string> {
  await page.goto(`${serverUrl}/settings/tokens/gateway`);
  await page.getByRole('button', { name: 'New gateway token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New gateway token' });
  // The button moves when the queues have come.
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await expect(dialog.getByText('Choose at least one queue.')).toBeVisible();
  await dialog.getByLabel('Name').fill('ERP sync');
  await dialog.getByLabel('Payments due').check();
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  return (await page.getByTestId('new-token').textContent()) ?? '';
}

test('an integration polls through the console: made, seen, replayed and finished', async ({
  page,
  fluxx,
}) => {
  test.setTimeout(240_000);
  const done = watchConsole(page);
  const { server, site, queue, queueUrl } = fluxx;
  queue.add(3);
  const token = await makeToken(page, server.url);
  expect(token).toMatch(/^fac_gw_/);
  const first = await poll(server, token);
  expect(first.status).toBe(200);
  const bytes = await first.text();
  const { job_uuid: jobUuid } = JSON.parse(bytes) as { job_uuid: string };
  expect(jobUuid).toBe(queue.jobs[0]?.uuid);
  await page.goto(queueUrl);
  const state = page.getByRole('region', { name: 'State of the queue' });
  await expect(state).toContainText('ERP sync took');
  await expect(state).toContainText('is to finish it');
  expect(await (await poll(server, token)).text()).toBe(bytes);
  expect(site.count('process')).toBe(1);
  const cleared = await poll(server, token, { jobUuid });
  expect(await cleared.json()).toEqual({ job_uuid: jobUuid, clear_count: 3 });
  await expect(state).not.toContainText('Open job');
  await page.goto(`${server.url}/settings/tokens/gateway`);
  await expect(page.getByText('Last used')).toBeVisible();
  await expect(page.getByText(token)).toBeHidden();
  expect(server.output()).not.toContain(token);
  done();
});

async function revoke(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Revoke…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('list', { name: 'Gateway tokens' })).toContainText('Revoked');
  await expect(page.getByRole('button', { name: 'Revoke…' })).toBeHidden();
}

test('a revoked token is refused from its next call on', async ({ page, fluxx }) => {
  const done = watchConsole(page);
  const { server, site } = fluxx;
  const token = await makeToken(page, server.url);
  await revoke(page);
  await expect(page.getByText('The token of ERP sync is revoked')).toBeVisible();
  expect((await poll(server, token)).status).toBe(401);
  expect(site.count('process')).toBe(0);
  done();
});

test('the page stays when the code that draws a notice cannot be loaded', async ({ page, fluxx }) => {
  await makeToken(page, fluxx.server.url);
  await page.route('**/_next/static/**', (route) => route.abort());
  await revoke(page);
  await expect(page.getByRole('heading', { name: 'Gateway tokens' }).first()).toBeVisible();
});

test('a job taken by a person is handed over to the integration', async ({ page, fluxx }) => {
  test.setTimeout(240_000);
  const { server, site, queue, queueUrl } = fluxx;
  queue.add(2);
  const words = ['gateway-token', 'create', '--name', 'ERP sync', '--queue', QUEUE_UUID, '--json'];
  const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  const state = page.getByRole('region', { name: 'State of the queue' });
  await expect(state).toContainText('Open job');
  const held = await poll(server, token);
  expect(held.status).toBe(409);
  await state.getByRole('button', { name: 'Hand over' }).click();
  await expect(state).toContainText('gets these records with its next process call');
  const given = await poll(server, token);
  expect(given.status).toBe(200);
  const { job_uuid: jobUuid } = (await given.json()) as { job_uuid: string };
  await expect(state).toContainText('ERP sync fetched these records');
  expect((await poll(server, token, { jobUuid })).status).toBe(200);
  expect(queue.open).toEqual([]);
  expect(site.count('process')).toBe(1);
});

test('nothing but an integration can fire the calls', async ({ fluxx }) => {
  test.setTimeout(240_000);
  const { server, site, queue } = fluxx;
  queue.add(1);
  const words = ['gateway-token', 'create', '--name', 'ERP sync', '--queue', QUEUE_UUID, '--json'];
  const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
  expect((await poll(server, token, { method: 'HEAD' })).status).toBe(405);
  expect((await poll(server, token, { method: 'POST' })).status).toBe(405);
  for (const headers of [
    { purpose: 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { 'x-moz': 'prefetch' },
  ]) {
    expect((await poll(server, token, { headers })).status).toBe(403);
  }
  const engine = await poll(server, 'no-token-of-ours');
  expect(engine.status).toBe(401);
  expect(await engine.text()).toContain('/oauth/token');
  // The console may have read the list of alerts meanwhile.
  expect(site.count('process') + site.count('finish')).toBe(0);
});
