import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { openDatabase } from '../lib/db/database';
import { runCli } from '../lib/testing/cli';
import { poll, QUEUE_UUID, test, type FakeFluxx } from './fake-fluxx';
import { watchConsole } from './console-page';

/** As long as names may be, and one word. */
const LONG = `Veryverylong${'x'.repeat(167)}`;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];

async function nameEverythingLong({ server }: FakeFluxx): Promise<void> {
  const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
  try {
    for (const table of ['account', 'site', 'queue'] as const)
      await database.kysely.updateTable(table).set({ name: LONG }).execute();
  } finally {
    await database.close();
  }
}

/** Fails when anything pushes the page sideways; a table may scroll inside its own box. */
async function expectFits(page: Page, what: string): Promise<void> {
  const { scroll, client } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scroll: scrollWidth, client: clientWidth };
  });
  const name = `${what} at ${page.viewportSize()?.width}`;
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  expect.soft(scroll, name).toBeLessThanOrEqual(client);
}

test('a long name without a space wraps instead of pushing the page sideways', async ({ page, fluxx }) => {
  const done = watchConsole(page);
  const { server, queue, queueUrl } = fluxx;
  queue.add(3);
  await nameEverythingLong(fluxx);
  const words = ['gateway-token', 'create', '--name', LONG.slice(0, 100), '--queue', QUEUE_UUID, '--json'];
  const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
  expect((await poll(server, token)).status).toBe(200);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(server.url);
    await expect(page.getByRole('main').getByText(LONG).first()).toBeVisible();
    await expectFits(page, 'overview');
    for (const part of ['calls', 'history', 'drains', 'details']) {
      await page.goto(`${queueUrl}/${part}`);
      await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText('Open job');
      await expectFits(page, part);
    }
    await page.goto(queueUrl);
    await page.getByRole('button', { name: 'Finish…' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toBeVisible();
    await expectFits(page, 'dialog');
    const hidden = await dialog.evaluate((panel) =>
      [...panel.querySelectorAll('*')].some(
        (part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0,
      ),
    );
    expect.soft(hidden, `dialog at ${size.width} clips nothing`).toBe(false);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Look at the records' }).click();
    await expect(page).toHaveURL(/\/jobs\//);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Job of 3 records');
    await expectFits(page, 'job');
  }
  done();
});
