import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { createApplication } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { openQueue, signIn, watchConsole } from './console-page';
import { test } from './test';

/** So long that the payload is past what a page reads whole. */
const LONG = 'Long words about a grant. '.repeat(30_000);

test.describe('stored payloads', () => {
  let server: ServerProcess;
  let ids: number[] = [];

  test.beforeAll(async () => {
    server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
    const client = await makeRestClient(server.url, createApplication(server.dataDir));
    await client.create('alert', {
      name: 'Long grants',
      model_controller_type: 'grant_request',
      alert_trigger_type: 'Filter',
      extra_fields: ['project_summary', 'po_number'],
    });
    ids = [];
    for (const name of ['Ada Lovelace', '=2+3', 'Grace Hopper']) {
      const { id } = await client.create('grant_request', { project_summary: LONG, po_number: name });
      ids.push(id);
    }
  });
  test.afterAll(() => server.dispose());

  test('are looked through by page and by search, found across jobs, downloaded, and erased', async ({
    page,
  }) => {
    const expectNoErrors = watchConsole(page);
    await signIn(page, server.url);
    await takeAndFinish(page);

    const table = page.getByRole('grid', { name: 'Records' });
    await expect(table).toContainText('Grace Hopper');
    await page.getByLabel('Search records').fill('hopper');
    await expect(page.getByText('1 of 3 records')).toBeVisible();
    await page.getByLabel('Search records').fill('');
    await table.getByText('Ada Lovelace').click();
    await expect(page.getByRole('region', { name: 'Open record' })).toContainText(`"identity":${ids[0]}`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv).toContain(`,'=2+3`);

    await page.getByRole('link', { name: 'Find' }).click();
    await page.getByRole('searchbox', { name: 'Record id' }).fill(String(ids[2]));
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('link', { name: new RegExp(`Record ${ids[2]}`) }).click();
    await expect(page.getByText('1 of 3 records')).toBeVisible();

    await page.goto(`${server.url}/find?by=text`);
    await page.getByLabel('Text', { exact: true }).fill('lovelace');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByText('Searched all of it: 1 of 1 stored jobs')).toBeVisible();
    await expect(page.getByRole('link', { name: /po_number: Ada Lovelace/ })).toBeVisible();

    await page.goto(`${server.url}/settings/erasure`);
    await page.getByLabel('What to erase').selectOption('text');
    await page.getByLabel('The text').fill('lovelace');
    await page.getByRole('button', { name: 'Show what it touches' }).click();
    await page.getByRole('button', { name: 'Erase…' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('button', { name: 'Erase' })).toBeDisabled();
    await dialog.getByLabel('Type 1 to confirm').fill('1');
    await dialog.getByLabel('Reason').fill('Asked for by letter');
    await dialog.getByRole('button', { name: 'Erase' }).click();
    await expect(page.getByText('Erased 1 value in 1 job')).toBeVisible();
    await page.goto(`${server.url}/find?by=text`);
    await page.getByLabel('Text', { exact: true }).fill('lovelace');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByText('Nothing holds “lovelace”')).toBeVisible();
    expectNoErrors();
  });
});

async function takeAndFinish(page: Page): Promise<void> {
  await openQueue(page, /Long grants/);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await page.getByRole('link', { name: 'Look at the records' }).click();
  // Both pages have a button of this name.
  await expect(page).toHaveURL(/\/jobs\//);
  await page.getByRole('button', { name: 'Finish…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('Finished', { exact: true }).first()).toBeVisible();
}
