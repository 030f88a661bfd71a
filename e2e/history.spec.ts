import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { recordAct } from '../lib/audit/record';
import { useAuditKey } from '../lib/audit/audit-key';
import { addSamples } from '../lib/console/history/add-samples';
import { openDatabase } from '../lib/db/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  operator,
  UNUSED_CREDENTIALS,
} from '../lib/testing/fake-site/ledger-context';
import { NOTHING_SAMPLED } from '../lib/testing/history';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { markedKey } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { readPicture } from './picture';
import { test } from './test';

const SITE_ID = '01930000-0000-7000-8000-000000000001';
const QUEUE_ID = '01930000-0000-7000-8000-000000000002';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: ServerProcess;

test.beforeAll(async () => {
  server = await startServer();
  const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
  useAuditKey(database.kysely, Buffer.from(markedKey('7'), 'hex'));
  const site = { baseUrl: 'https://site.example.org', credentials: UNUSED_CREDENTIALS };
  await insertSiteAndQueue(ledgerContext(database), site, { siteId: SITE_ID, queueId: QUEUE_ID });
  const now = Date.now();
  for (const [back, processed] of [
    [DAY + 6 * HOUR, 31],
    [12 * HOUR, 1200],
    [6 * HOUR, 34],
  ] as const) {
    const at = now - back;
    const sample = { ...NOTHING_SAMPLED, queueId: QUEUE_ID, queued: 7, queuedAt: at, processed };
    const taken = { siteId: SITE_ID, now: at, before: null, samples: [sample] };
    await addSamples(database.kysely, database.support, taken);
  }
  const target = { kind: 'queue', id: QUEUE_ID, name: 'Payments due' };
  await recordAct(database.kysely, {
    at: now - 6 * HOUR,
    actor: operator,
    verb: 'queue.process',
    target,
    outcome: 'done',
  });
  await database.close();
});
test.afterAll(() => server.dispose());

/** The figures of a column of the throughput table that are known, newest first. */
async function columnOf(page: Page, name: string): Promise<string[]> {
  const table = page.getByRole('region', { name: 'Throughput as a table' });
  const heads = await table.getByRole('columnheader').allTextContents();
  const cells = await table.locator(`tbody tr > :nth-child(${heads.indexOf(name) + 1})`).allTextContents();
  return cells.filter((text) => !text.startsWith('—'));
}

/** A colour of the theme as the page computes it: "rgb(1, 2, 3)". */
function colourOf(page: Page, name: string): Promise<string> {
  return page.evaluate((variable) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = `var(${variable})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
}

async function expectPicture(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Save Throughput as a picture (PNG)' });
  const shown = await page
    .locator('div:has(> figure)')
    .filter({ has: button })
    .evaluate(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }));
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(file.suggestedFilename()).toBe('throughput.png');
  const { width, height, colours } = await readPicture(page, file);
  // Twice as fine as the screen, so that it can be put into a document.
  expect({ width, height }).toEqual({ width: 2 * shown.width, height: 2 * shown.height });
  const pixelsOf = async (name: string) => colours[await colourOf(page, name)] ?? 0;
  expect(await pixelsOf('--surface')).toBeGreaterThan(0.3 * width * height);
  // The bars, where nothing is known, the lines, and the title: it is the chart, and not a blank.
  for (const name of ['--chart-1', '--chart-gap', '--chart-grid', '--ink'])
    expect(await pixelsOf(name), name).toBeGreaterThan(100);
}

test('the past can be looked at closely, beside the time before, as a table and as a file', async ({
  page,
}) => {
  const nothingLogged = watchConsole(page);
  await signIn(page, server.url);
  await page.getByRole('link', { name: 'History' }).first().click();
  const chart = page.getByRole('img', { name: /^Throughput: in all .*processed 1,234/ });
  await expect(chart).toBeVisible();

  await test.step('a mark says what was done when it is focused', async () => {
    await page.getByRole('button', { name: 'Processed a queue' }).focus();
    const words = page.getByRole('link', { name: 'Processed a queue' });
    await expect(words).toHaveAttribute('href', /^\/activity\/\d+$/);
    await expect(page.getByText(`by ${operator.name}`)).toBeVisible();
  });

  await test.step('a chart is saved as it is shown, in both themes', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveClass(colorScheme);
      await expectPicture(page);
    }
  });

  await test.step('the table and the file have the figures of the chart', async () => {
    await page.getByRole('figure').first().getByRole('button', { name: 'Show as table' }).click();
    expect(await columnOf(page, 'Processed')).toEqual(['34', '1,200']);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    const [head = '', ...rows] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    const place = head.split(',').indexOf('processed');
    expect(rows).toHaveLength(96);
    expect(rows.map((row) => row.split(',')[place]).filter((cell) => cell !== '')).toEqual(['1200', '34']);
  });

  await test.step('the time before stands beside it', async () => {
    await page.getByLabel('Compare with the time before').check();
    await expect(page).toHaveURL(/compare=true/);
    await expect(page.getByRole('columnheader', { name: 'Processed, the time before' })).toBeVisible();
    expect(await columnOf(page, 'Processed, the time before')).toEqual(['31']);
    await page.getByRole('button', { name: 'Show as chart' }).click();
  });

  await test.step('a stretch drawn with the pointer is looked at closely, and there is a way back', async () => {
    const custom = page.getByRole('button', { name: 'Custom', exact: true });
    await custom.click();
    await chart.scrollIntoViewIfNeeded();
    const plot = await chart.locator('.recharts-cartesian-grid').boundingBox();
    if (plot === null) throw new Error('The chart is not drawn');
    const y = plot.y + plot.height / 2;
    // The second half: of the two figures it has the newer one.
    await page.mouse.move(plot.x + plot.width * 0.6, y);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.95, y, { steps: 5 });
    await page.mouse.up();
    await expect(page).toHaveURL(/from=\d+&to=\d+/);
    await expect(page.getByRole('img', { name: /^Throughput: in all .*processed 34,/ })).toBeVisible();
    await expect(page.getByLabel(/^From \(/)).not.toHaveValue('');
    await page.goBack();
    await expect(page).not.toHaveURL(/from=/);
    await expect(custom).toHaveAttribute('aria-pressed', 'false');
    await page.goForward();
    await page.getByRole('button', { name: 'Back to the last 24 hours' }).click();
    await expect(page).not.toHaveURL(/from=/);
    await expect(chart).toBeVisible();
  });

  await test.step('a finger draws one too, and scrolls the page without drawing any', async () => {
    const fingers = await page.context().newCDPSession(page);
    await fingers.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await chart.scrollIntoViewIfNeeded();
    const plot = await chart.locator('.recharts-cartesian-grid').boundingBox();
    if (plot === null) throw new Error('The chart is not drawn');
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) => {
      const touchPoints =
        type === 'touchEnd' ? [] : [{ x: plot.x + plot.width * x, y: plot.y + plot.height * y }];
      await fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
    };
    const top = async () => (await chart.boundingBox())?.y ?? 0;
    const before = await top();
    await touch('touchStart', 0.6, 0.9);
    for (const y of [0.7, 0.5, 0.3, 0.1]) await touch('touchMove', 0.6, y);
    await touch('touchEnd');
    await expect.poll(top).toBeLessThan(before);
    expect(page.url()).not.toContain('from=');
    const moved = (await top()) - before;
    const middle = 0.5 + moved / plot.height;
    await touch('touchStart', 0.6, middle);
    for (const x of [0.7, 0.8, 0.9, 0.95]) await touch('touchMove', x, middle);
    await expect(chart.locator('.recharts-reference-area-rect').last()).toBeVisible();
    await touch('touchEnd');
    await expect(page).toHaveURL(/from=\d+&to=\d+/);
    await fingers.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await page.goBack();
    await expect(page).not.toHaveURL(/from=/);
  });

  await test.step('one queue, in an address that can be sent', async () => {
    await page.getByLabel('Queue', { exact: true }).selectOption({ label: 'Payments due · A real site' });
    await expect(page).toHaveURL(new RegExp(`queue=${QUEUE_ID}`));
    await page.reload();
    await expect(chart).toBeVisible();
  });
  nothingLogged();
});
