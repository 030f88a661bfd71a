import { expect } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { poll, QUEUE_UUID, test } from './fake-fluxx';
import { watchConsole, whenReady } from './console-page';

test('the keyboard keeps its place when a dialog closes and when a button goes', async ({ page, fluxx }) => {
  const done = watchConsole(page);
  const { site, queue, queueUrl } = fluxx;
  queue.add(2);
  await page.goto(queueUrl);
  const state = page.getByRole('region', { name: 'State of the queue' });
  await whenReady(page);
  await state.getByRole('button', { name: 'Process', exact: true }).press('Enter');
  await expect(state).toContainText('Open job');
  await expect(state).toBeFocused();
  const finish = state.getByRole('button', { name: 'Finish…' });
  await finish.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(finish).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Finish' }).press('Enter');
  await expect(state).not.toContainText('Open job');
  await expect(state).toBeFocused();
  expect(site.count('finish')).toBe(1);
  done();
});

test('finishing the job of somebody else starts at the count, and Enter waits until it is right', async ({
  page,
  fluxx,
}) => {
  const { server, site, queue, queueUrl } = fluxx;
  queue.add(12);
  const words = ['gateway-token', 'create', '--name', 'ERP sync', '--queue', QUEUE_UUID, '--json'];
  const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
  expect((await poll(server, token)).status).toBe(200);
  await page.goto(queueUrl);
  const state = page.getByRole('region', { name: 'State of the queue' });
  await whenReady(page);
  await state.getByRole('button', { name: 'Finish…' }).press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByLabel('Type 12 to confirm')).toBeFocused();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('That is not 12.')).toBeVisible();
  expect(site.count('finish')).toBe(0);
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(state).not.toContainText('Open job');
  expect(site.count('finish')).toBe(1);
});

test('with a record open beside the table, arrows show the next one and Escape closes it', async ({
  page,
  fluxx,
}) => {
  const { queue, queueUrl } = fluxx;
  queue.add(3);
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await page.getByRole('link', { name: 'Look at the records' }).click();
  const open = page.getByRole('region', { name: 'Open record' });
  await whenReady(page);
  await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(1).press('Enter');
  await expect(open).toContainText('number 1');
  await page.keyboard.press('ArrowDown');
  await expect(open).toContainText('number 2');
  await page.keyboard.press('Escape');
  await expect(open).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(open).toBeHidden();
});

test.describe('an age', () => {
  test.use({ timezoneId: 'Asia/Kolkata' });

  test('says its moment in the zone of the viewer: on hover, and beside what keeps the focus', async ({
    page,
    fluxx,
  }) => {
    const { server, queue, queueUrl } = fluxx;
    queue.add(1);
    await page.goto(queueUrl);
    await page.getByRole('button', { name: 'Process', exact: true }).click();
    await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText('Open job');
    await page.goto(server.url);
    await whenReady(page);
    const row = page.getByRole('row').nth(1);
    const age = row.locator('time').first();
    const moment = /\d{1,2} \w+ \d{4}, \d\d:\d\d:\d\d \S+ \(Asia\/(Kolkata|Calcutta)\)/;
    await expect(async () => {
      await page.mouse.move(0, 0);
      await age.hover();
      await expect(age).toHaveAttribute('title', moment, { timeout: 1000 });
    }).toPass();
    await row.focus();
    await expect(page.getByRole('tooltip')).toContainText(moment);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toBeHidden();
  });
});

test('a menu that a key opens starts at its first item, also the first time, when its code has yet to come', async ({
  page,
  fluxx,
}) => {
  const { queue, queueUrl } = fluxx;
  queue.add(2);
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await page.getByRole('link', { name: 'Look at the records' }).click();
  await expect(page.getByRole('grid', { name: 'Records' }).getByRole('row')).toHaveCount(3);
  await whenReady(page);
  const download = page.getByRole('button', { name: 'Download' });
  const first = page.getByRole('menuitem', { name: 'JSON, the original bytes' });
  await download.press('Enter');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'NDJSON, a record a line' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(download).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  const account = page.getByRole('button', { name: /^Account of/ }).locator('visible=true');
  await account.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Your profile' })).toBeFocused();
});

test('a menu that a pointer opens marks nothing', async ({ page, fluxx }) => {
  await page.goto(fluxx.queueUrl);
  await whenReady(page);
  await page
    .getByRole('button', { name: /^Account of/ })
    .locator('visible=true')
    .click();
  await expect(page.getByRole('menu')).toBeFocused();
});
