import { expect, type Page } from '@playwright/test';
import { createApplication } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer } from '../lib/testing/server-process';
import { openQueue, signIn, watchConsole } from './console-page';
import { test } from './test';

/** What somebody who fills in a form at a foundation can put into a record: every way text becomes markup, and a word to find. */
const MARKUP = `</script><img src="/nothing" onerror="window.ran = 1"><svg onload="window.ran = 2"></svg><b data-from-payload>bold</b> <a data-from-payload href="javascript:window.ran = 3">needle</a>`;

/** Nothing of the record is an element of the page, and nothing of it ran; it is there as text. */
async function expectText(page: Page, where: string): Promise<void> {
  await expect(page.getByText('<b data-from-payload>bold</b>').first(), where).toBeVisible();
  const seen = await page.evaluate(() => ({
    elements: document.querySelectorAll('[data-from-payload], [onerror], [onload]').length,
    ran: 'ran' in window,
  }));
  expect(seen, where).toEqual({ elements: 0, ran: false });
}

test('markup in a record is text wherever it is shown: table, record, JSON, search and find', async ({
  page,
}) => {
  const server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
  try {
    const client = await makeRestClient(server.url, createApplication(server.dataDir));
    await client.create('alert', {
      name: 'Marked grants',
      model_controller_type: 'grant_request',
      alert_trigger_type: 'Filter',
      extra_fields: ['po_number'],
    });
    const { id } = await client.create('grant_request', { po_number: MARKUP });
    await client.create('grant_request', { po_number: 'nothing of the kind' });
    const expectNoErrors = watchConsole(page);
    await signIn(page, server.url);
    await openQueue(page, /Marked grants/);
    await page.getByRole('button', { name: 'Process', exact: true }).click();
    await page.getByRole('link', { name: 'Look at the records' }).click();
    await expect(page).toHaveURL(/\/jobs\//);
    await expectText(page, 'table');
    await page.getByRole('grid', { name: 'Records' }).getByText('needle').click();
    const record = page.getByRole('region', { name: 'Open record' });
    await expect(record).toContainText('data-from-payload');
    await expectText(page, 'record');
    await page.getByLabel('Search records').fill('<b data-from');
    await expect(page.getByText('1 of 2 records')).toBeVisible();
    await expectText(page, 'search');

    await page.goto(`${page.url().split('?')[0]}/payload`);
    await expect(page.getByText('data-from-payload').first()).toBeVisible();
    expect(await page.locator('[data-from-payload]').count()).toBe(0);

    await page.goto(`${server.url}/find?by=text`);
    await page.getByLabel('Text', { exact: true }).fill('<b data-from-payload>');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByText('Searched all of it: 1 of 1 stored jobs')).toBeVisible();
    await expect(page.getByText('data-from-payload').first()).toBeVisible();
    expect(await page.locator('[data-from-payload]').count()).toBe(0);

    await page.goto(`${server.url}/records/grant_request/${id}`);
    await expect(page.getByText('Nothing to save.')).toBeVisible();
    expect(await page.locator('[data-from-payload]').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expectNoErrors();
    // What was looked for would have been seen: the same text, once as markup.
    await page.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup), MARKUP);
    expect(await page.locator('[data-from-payload]').count()).toBe(2);
  } finally {
    await server.dispose();
  }
});
