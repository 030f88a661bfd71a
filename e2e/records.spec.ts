import { expect, test } from '@playwright/test';
import { createApplication } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { signIn, watchConsole } from './console-page';

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
  await expect(verdicts).toContainText('amount_requested is greater than 1000000 — it was 500');
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
