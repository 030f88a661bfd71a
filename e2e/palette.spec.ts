import { expect, type Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { marked } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { test } from './fake-fluxx';

const VERA = { email: 'vera@example.org', password: marked('seven green bicycles') };
const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to a queue, a page or an act' });

/** Opens the palette by its key, types, and waits until a line is marked: while more may still be found, Enter begins nothing. */
async function find(page: Page, text: string, line: string | RegExp) {
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(text);
  const option = palette(page).getByRole('option', { name: line });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  return option;
}

test('the palette goes anywhere by name, and presses what the page offers with the usual question', async ({
  page,
  fluxx: { server, site, queue, queueUrl },
}) => {
  const done = watchConsole(page);
  queue.add(3);
  await expect(page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(1)).toBeVisible();
  await find(page, 'real payments', /^Payments due/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(queueUrl);
  await expect(page.locator('#content')).toBeFocused();
  const state = page.getByRole('region', { name: 'State of the queue' });
  await expect(state.getByRole('button', { name: 'Process', exact: true })).toBeVisible();

  await find(page, 'proc', 'Process');
  await page.keyboard.press('Enter');
  await expect(state).toContainText('Open job');
  expect(site.count('process')).toBe(1);

  await find(page, 'fini', 'Finish…');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(state.getByRole('button', { name: 'Finish…' })).toBeFocused();
  expect(site.count('finish')).toBe(0);

  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(state.getByRole('button', { name: 'Finish…' })).toBeFocused();

  const answer = await page.request.get(
    `${server.url}/api/console/v1/queues/${queueUrl.split('/').at(-1)}/jobs`,
  );
  const { jobs } = (await answer.json()) as { jobs: { jobUuid: string }[] };
  await find(page, jobs[0]?.jobUuid ?? '', /Job of 3 records/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/jobs\//);

  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('group', { name: 'Recent' })).toContainText('Payments due');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveClass(/dark/);
  done();
});

test('the palette offers a viewer what a viewer may do, and no more', async ({
  browser,
  fluxx: { server, queue, queueUrl },
}) => {
  queue.add(3);
  const words = ['user', 'create', '--email', VERA.email, '--role', 'viewer', '--password-stdin'];
  runCli(server.dataDir, words, { input: VERA.password });
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await signIn(page, server.url, VERA);
  await page.goto(queueUrl);
  await expect(page.getByRole('region', { name: 'State of the queue' })).toBeVisible();
  await page
    .getByRole('button', { name: /^Go to…/ })
    .locator('visible=true')
    .click();
  const lines = palette(page).getByRole('option');
  await expect(lines.filter({ hasText: 'Overview' })).toBeVisible();
  for (const word of ['process', 'people', 'sign-in', 'alerts']) {
    await palette(page).getByRole('combobox').fill(word);
    await expect(palette(page)).toContainText(`Nothing is called “${word}”`);
  }
  await page.close();
});

test('every key in the list of keys acts, and none of them in a field, in a dialog or with a modifier', async ({
  page,
  fluxx,
}) => {
  fluxx.queue.add(1);
  const search = page.getByRole('searchbox', { name: /Search queues/i });
  const live = page.getByRole('button', { name: 'Pause refreshing (p)' });
  const rows = page.getByRole('grid', { name: 'Queues' }).getByRole('row');
  // What was read by the browser is there, so the keys are heard.
  await expect(rows.nth(1)).toBeVisible();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('p?jk');
  await expect(search).toHaveValue('p?jk');
  await search.fill('');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+p');
  await page.keyboard.press('Alt+p');
  await expect(live).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Go on refreshing (p)' })).toBeVisible();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await expect(list).toBeVisible();
  await page.keyboard.press('p');
  await page.keyboard.press('Control+k');
  await expect(
    page.getByRole('button', { name: 'Go on refreshing (p)', includeHidden: true }),
  ).toBeAttached();
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  for (const key of ['ArrowDown', 'ArrowUp', 'End', 'Home', 'PageDown', 'PageUp'])
    await page.keyboard.press(key);
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/queues\//);
});
