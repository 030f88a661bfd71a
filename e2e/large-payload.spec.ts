import { expect } from '@playwright/test';
import { test } from './fake-fluxx';

/** With 1,000 records about 50 MB. */
const NOTE = 'Long words about a grant and what it is for. '.repeat(1150);
const MOST_HEAP_BYTES = 60 * 1024 * 1024;

test('a payload of 50 MB is opened, searched and looked into without filling the tab', async ({
  page,
  fluxx,
}) => {
  test.setTimeout(120_000);
  fluxx.queue.note = NOTE;
  const ids = fluxx.queue.add(1000);
  const [first = ''] = ids;
  const last = ids.at(-1) ?? '';
  await page.goto(fluxx.queueUrl);
  await page.getByRole('button', { name: 'Process' }).click();
  const confirm = page.getByRole('alertdialog');
  if (await confirm.isVisible()) await confirm.getByRole('button', { name: 'Process' }).click();
  await page.getByRole('link', { name: 'Look at the records' }).click();
  const table = page.getByRole('grid', { name: 'Records' });
  await expect(table).toContainText(first);
  await page.getByLabel('Search records').fill(last);
  await expect(page.getByText('1 of 1,000 records')).toBeVisible();
  await table.getByText(last).first().click();
  await expect(page.getByRole('region', { name: 'Open record' })).toContainText(`"identity": ${last}`);
  await page.getByRole('link', { name: 'Payload' }).click();
  await expect(page.getByText('Too large for one page')).toBeVisible();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  expect(usedSize).toBeLessThan(MOST_HEAP_BYTES);
});
