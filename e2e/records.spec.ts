import { expect, type Route } from '@playwright/test';
import { createApplication, runCli } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

let server: ServerProcess;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  await server.dispose();
});

test('a record is made, changed, moved and deleted, and each change tells what it triggered and why', async ({
  page,
}) => {
  const done = watchConsole(page);
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  await client.create('organization', { name: 'Open Door Trust' });
  const alert = { model_controller_type: 'grant_request' };
  await client.create('alert', {
    ...alert,
    name: 'Granted grants',
    alert_trigger_type: 'State',
    alert_transition_states: ['granted'],
  });
  await client.create('alert', {
    ...alert,
    name: 'Big grants',
    alert_trigger_type: 'Filter',
    filter: ['amount_requested', 'gt', '1000000'],
  });
  await signIn(page, server.url);
  await page.getByRole('link', { name: 'Records' }).first().click();
  await page.getByRole('link', { name: /Grant request/ }).click();
  await page.getByRole('link', { name: 'New record' }).first().click();

  const summary = `Long text. ${'é'.repeat(10_000)} End.`;
  await page.getByLabel('Amount requested').fill('12345.678x');
  await page.getByLabel('Project summary').fill(summary);
  await page.getByLabel('Program organization').fill('open do');
  await page.getByRole('option', { name: /Open Door Trust/ }).click();
  await page.getByRole('button', { name: 'Create record' }).click();
  await expect(page.getByText('Expected a decimal number such as 15000.50.')).toBeVisible();
  await expect(page.getByLabel('Project summary')).toHaveValue(summary);
  await page.getByLabel('Amount requested').fill('12345678901234567.25');
  await page.getByRole('button', { name: 'Create record' }).click();
  await expect(page).toHaveURL(/\/records\/grant_request\/1$/);
  await expect(page.getByLabel('Amount requested')).toHaveValue('12345678901234567.25');
  await expect(page.getByLabel('Program organization')).toHaveValue('Open Door Trust (#1)');
  await expect(page.getByLabel('Project summary')).toHaveValue(summary);

  await page.getByLabel('Amount requested').fill('500');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Nothing to save.')).toBeVisible();
  await page.getByRole('button', { name: 'Move to Granted' }).click();
  await expect(page.getByText('In Granted.')).toBeVisible();

  await page.getByRole('link', { name: 'Changes' }).click();
  const changes = page.getByRole('list', { name: 'Changes, newest first' }).locator(':scope > li');
  await expect(changes).toHaveCount(3);
  await expect(changes.nth(0)).toContainText('Granted grants');
  await changes
    .nth(0)
    .getByRole('button', { name: /Why these alerts/ })
    .click();
  const verdicts = changes.nth(0).getByRole('list', { name: 'Alerts of this model' });
  await expect(verdicts).toContainText(
    /Granted grants · State · queued the record\.\s*The state moved to granted\./,
  );
  await expect(verdicts).toContainText('Big grants · Filter · did not queue the record.');
  const condition = verdicts.getByRole('listitem').filter({ hasText: 'amount_requested is greater' }).last();
  await expect(condition).toContainText('Does not hold: amount_requested is greater than 1,000,000 decides');
  await expect(condition).toContainText('The record had 500');
  await expect(changes.nth(1)).toContainText('It triggered no alert.');
  await expect(changes.nth(2)).toContainText('Big grants');

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/records\/grant_request$/);
  await expect(page.getByText('No grant request yet')).toBeVisible();
  await page.goto(`${server.url}/records/grant_request/1`);
  await expect(page.getByText('This record was deleted', { exact: true })).toBeVisible();
  await expect(page.getByText('Open Door Trust').or(page.getByText('500')).first()).toBeVisible();
  done();
});

const CHANGED_MEANWHILE = 'Somebody else has changed this record meanwhile';

test('two people who change one record: the second is told at the save, and loses nothing', async ({
  page,
}) => {
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  const { id } = await client.create('program', { name: 'Before', description: 'First' });
  await signIn(page, server.url);
  await page.goto(`${server.url}/records/program/${id}`);
  await page.getByLabel(/^Name\b/).fill('Mine');
  // The page reads the record again by itself, and would tell before the save: that is kept from it, for the save to be refused.
  const api = `${server.url}/api/console/v1/records/program/${id}`;
  const held: Route[] = [];
  await page.route(api, (route) =>
    route.request().method() === 'GET' ? void held.push(route) : route.continue(),
  );
  await client.update('program', id, { name: 'Theirs', description: 'Second' });
  const refused = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect((await refused).status()).toBe(409);
  await page.unroute(api);
  for (const route of held) await route.continue();

  const notice = page.getByText(CHANGED_MEANWHILE);
  await expect(notice).toBeVisible();
  await expect(page.getByText('Nothing of yours was saved.')).toBeVisible();
  await expect(page.getByLabel(/^Name\b/)).toHaveValue('Mine');
  await page.getByRole('button', { name: 'Go on with mine over the new version' }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByLabel('Description')).toHaveValue('Second');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Nothing to save.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(/^Name\b/)).toHaveValue('Mine');
  await expect(page.getByLabel('Description')).toHaveValue('Second');
});

test('two people who change one record: who has not saved yet is told by the page itself', async ({
  page,
}) => {
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  const { id } = await client.create('program', { name: 'Before', description: 'First' });
  await signIn(page, server.url);
  await page.goto(`${server.url}/records/program/${id}`);
  await page.getByLabel('Description').fill('Mine');
  await client.update('program', id, { name: 'Theirs' });
  await expect(page.getByText(CHANGED_MEANWHILE)).toBeVisible();
  await expect(page.getByText('They changed other fields than you.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Drop mine and show theirs' }).click();
  await expect(page.getByLabel(/^Name\b/)).toHaveValue('Theirs');
  await expect(page.getByLabel('Description')).toHaveValue('First');
});

test('filter, search, order and columns stay in the address, also on the way back', async ({ page }) => {
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  for (const [name, city] of [
    ['Alpha', 'Leeds'],
    ['Beta', 'York'],
    ['Gamma', 'Leeds'],
  ])
    await client.create('organization', { name, city });
  await signIn(page, server.url);
  await page.goto(`${server.url}/records/organization`);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByLabel('Field', { exact: true }).selectOption('city');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Choose a value, or remove this condition.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Beta/ })).toBeVisible();
  await page.getByLabel('Value').fill('leeds');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('2 records match')).toBeVisible();
  await page.getByRole('columnheader', { name: 'Name', exact: true }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=name/);
  const address = page.url();
  await page.getByRole('row', { name: /Alpha/ }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Alpha' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.getByText('2 records match')).toBeVisible();
  await page.goto(`${server.url}/records/organization?filter=%5B%22nothing%22%2C%22eq%22%2C%221%22%5D`);
  await expect(page.getByText(/The field "nothing" does not exist on organization/).first()).toBeVisible();
});

const PATHS = [
  '',
  '/program',
  '/program/1',
  '/program/1/changes',
  '/program/1/changes/1-0',
  '/program/definition',
  '/program/lookup',
];

for (const role of ['viewer', 'operator'] as const)
  test(`records are for admins: not for the ${role}, whatever is asked`, async ({ page }) => {
    const account = { email: `${role}@example.org`, password: marked('seven green bicycles') };
    const words = ['user', 'create', '--email', account.email, '--role', role, '--password-stdin'];
    expect(runCli(server.dataDir, words, { input: account.password }).status).toBe(0);
    const address = (path: string) => `${server.url}/api/console/v1/records${path}`;
    for (const path of PATHS) expect((await page.request.get(address(path))).status()).toBe(401);
    await signIn(page, server.url, account);
    for (const path of PATHS) expect((await page.request.get(address(path))).status(), path).toBe(403);
    const headers = { origin: server.url };
    const made = await page.request.post(address('/program'), { headers, data: { values: { name: 'X' } } });
    expect(made.status()).toBe(403);
    await expect(page.getByRole('link', { name: 'Records' })).toHaveCount(0);
    await page.goto(`${server.url}/records/program`);
    await expect(page.getByText('Records are for admins')).toBeVisible();
  });
