import { expect } from '@playwright/test';
import { createApplication } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

let server: ServerProcess;

test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.dispose());

test('an admin limits the moves of a workflow, and a save that makes another is refused', async ({
  page,
}) => {
  const nothingLogged = watchConsole(page);
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings`);
  await page.getByRole('link', { name: 'Models' }).last().click();
  await page.getByRole('link', { name: 'Report', exact: true }).click();
  const moves = page.getByRole('region', { name: 'Allowed moves' });
  await moves.getByLabel('Only these moves').check();
  const states = page.getByRole('region', { name: 'States' }).locator('ol .font-mono');
  const [first, second] = [await states.nth(0).innerText(), await states.nth(1).innerText()];
  await moves
    .getByRole('group', { name: `From ${first}` })
    .getByLabel(second, { exact: true })
    .uncheck();
  await page.getByRole('button', { name: 'Save workflow' }).click();
  await expect(page.getByText('Workflow saved')).toBeVisible();
  const { id } = await client.create('request_report', { state: first });
  await expect(client.update('request_report', id, { state: second })).rejects.toThrow('422');
  nothingLogged();
});

test('a custom field comes, takes values, and goes with what is lost said', async ({ page }) => {
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/models/organization`);
  await page.getByRole('button', { name: 'Add a custom field' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Region');
  await dialog.getByRole('button', { name: 'Add the field' }).click();
  await expect(dialog.getByText('Small letters, digits and underscores', { exact: false })).toBeVisible();
  await dialog.getByLabel('Name').fill('funding_region');
  await dialog.getByRole('button', { name: 'Add the field' }).click();
  await expect(dialog).toBeHidden();
  await client.create('organization', { name: 'A', funding_region: 'North' });
  await page.getByRole('button', { name: 'Remove funding_region' }).click();
  const ask = page.getByRole('alertdialog');
  await expect(ask.getByText('1 record', { exact: false })).toBeVisible();
  await expect(ask.getByRole('button', { name: 'Remove the field' })).toBeDisabled();
  await ask.getByLabel('Type funding_region to confirm').fill('funding_region');
  await ask.getByRole('button', { name: 'Remove the field' }).click();
  await expect(ask).toBeHidden();
  await expect(page.getByRole('button', { name: 'Remove funding_region' })).toBeHidden();
});

test('an application is made, its secret shown once, rotated and revoked', async ({ page }) => {
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings/oauth-applications`);
  await page.getByRole('button', { name: 'New application' }).first().click();
  await page.getByLabel('Name').fill('Accounting');
  await page.getByLabel('Write alerts').uncheck();
  await page.getByRole('button', { name: 'Make the application' }).click();
  const shown = page.getByRole('dialog', { name: 'Copy the secret now' });
  await expect(shown.locator('code')).toHaveCount(2);
  const [clientId = '', clientSecret = ''] = await shown.locator('code').allInnerTexts();
  expect(clientSecret).toMatch(/^[0-9a-f]{64}$/);
  await expect(shown.getByRole('button', { name: 'Done' })).toBeDisabled();
  await shown.getByLabel('I have put the secret', { exact: false }).check();
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('body')).not.toContainText(clientSecret);
  const client = await makeRestClient(server.url, { clientId, clientSecret });
  expect((await client.get('/api/rest/v2/organization')).status).toBe(200);
  const alert = { name: 'A', model_controller_type: 'program', alert_trigger_type: 'Filter' };
  await expect(client.create('alert', alert)).rejects.toThrow('403');
  const item = page.getByRole('listitem').filter({ hasText: 'Accounting' });
  await item.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  await expect(shown).toBeVisible();
  expect((await client.get('/api/rest/v2/organization')).status).toBe(401);
  await shown.getByLabel('I have put the secret', { exact: false }).check();
  await shown.getByRole('button', { name: 'Done' }).click();
  await item.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(item.getByText('revoked', { exact: true })).toBeVisible();
});

test('the second of two admins is told, and nothing is overwritten', async ({ page, context }) => {
  await signIn(page, server.url);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`${server.url}/settings/built-in-site`);
    await expect(tab.getByLabel('Records in a job, at most')).toHaveValue('1000');
  }
  await page.getByLabel('Records in a job, at most').fill('50');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  await other.getByLabel('Refuse with 409').check();
  await other.getByRole('button', { name: 'Save settings' }).click();
  await expect(other.getByRole('alert').getByText('Somebody else changed', { exact: false })).toBeVisible();
  await other.getByRole('button', { name: 'Show what is saved now' }).click();
  await expect(other.getByLabel('Records in a job, at most')).toHaveValue('50');
  await expect(other.getByLabel('Hand out the same job again')).toBeChecked();
});
