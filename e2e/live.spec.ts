import { expect, type Page } from '@playwright/test';
import { openDatabase, type Database } from '../lib/db/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  UNUSED_CREDENTIALS,
} from '../lib/testing/fake-site/ledger-context';
import { startServer } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { test } from './test';

const QUEUE = 'Grants moved to Active';

/** Streams that a browser has open, by the pages that asked for them. */
function countStreams(page: Page): { opened: () => number } {
  let opened = 0;
  page.context().on('request', (request) => {
    if (request.url().endsWith('/api/console/v1/live')) opened += 1;
  });
  return { opened: () => opened };
}

async function rename(database: Database, from: string, to: string): Promise<void> {
  await database.kysely.updateTable('queue').set({ name: to }).where('name', '=', from).execute();
}

const SITE = { baseUrl: 'https://site.invalid', credentials: UNUSED_CREDENTIALS };
const NAME = 'Payments due';

test('tabs share one stream, a pause holds what comes, and a server that was away is gone on with', async ({
  browser,
}) => {
  // No sample is taken meanwhile: what moves is what this test does.
  const server = await startServer({ env: { SAMPLE_INTERVAL: '3600', SITE_READ_INTERVAL: '86400' } });
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  const context = await browser.newContext();
  try {
    await insertSiteAndQueue(ledgerContext(database), SITE);
    const page = await context.newPage();
    const streams = countStreams(page);
    await signIn(page, server.url);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    const other = await context.newPage();
    await other.goto(server.url);
    await expect(other.getByText('Live', { exact: true })).toBeVisible();

    await rename(database, NAME, `${QUEUE} once`);
    for (const tab of [page, other]) await expect(tab.getByText(`${QUEUE} once`).first()).toBeVisible();
    expect(streams.opened()).toBe(1);

    await page.keyboard.press('p');
    await rename(database, `${QUEUE} once`, `${QUEUE} twice`);
    await expect(other.getByText(`${QUEUE} twice`).first()).toBeVisible();
    await expect(page.getByText('1 change waiting')).toBeVisible();
    await expect(page.getByText(`${QUEUE} twice`)).toHaveCount(0);
    await page.keyboard.press('p');
    await expect(page.getByText(`${QUEUE} twice`).first()).toBeVisible();

    await server.kill();
    await expect(page.getByText('Trying again')).toBeVisible({ timeout: 15_000 });
    await expect(page.getByText('Not up to date.')).toBeVisible();
    await rename(database, `${QUEUE} twice`, `${QUEUE} meanwhile`);
    const again = await startServer({ dataDir: server.dataDir, port: server.port });
    try {
      for (const tab of [page, other])
        await expect(tab.getByText(`${QUEUE} meanwhile`).first()).toBeVisible({ timeout: 20_000 });
      await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 40_000 });
      // Without a stream the page reads by itself.
      await context.route('**/api/console/v1/live', (route) => route.abort());
      const alone = await context.newPage();
      await page.close();
      await other.close();
      await alone.goto(server.url);
      await expect(alone.getByText('Every few seconds')).toBeVisible({ timeout: 15_000 });
      await rename(database, `${QUEUE} meanwhile`, `${QUEUE} at last`);
      await expect(alone.getByText(`${QUEUE} at last`).first()).toBeVisible();
    } finally {
      await again.kill();
    }
  } finally {
    await context.close();
    await database.close();
    await server.dispose();
  }
});

test('when the tab that has the stream is closed, another takes it over and misses nothing', async ({
  browser,
}) => {
  const server = await startServer({ env: { SAMPLE_INTERVAL: '3600', SITE_READ_INTERVAL: '86400' } });
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  const context = await browser.newContext();
  try {
    await insertSiteAndQueue(ledgerContext(database), SITE);
    const leader = await context.newPage();
    const streams = countStreams(leader);
    await signIn(leader, server.url);
    await expect(leader.getByText('Live', { exact: true })).toBeVisible();
    const other = await context.newPage();
    await other.goto(server.url);
    await expect(other.getByText('Live', { exact: true })).toBeVisible();
    await expect(other.getByText(NAME).first()).toBeVisible();
    expect(streams.opened()).toBe(1);

    // It changes while nobody has the stream.
    await leader.close();
    await rename(database, NAME, `${NAME} meanwhile`);
    await expect(other.getByText(`${NAME} meanwhile`).first()).toBeVisible();
    await expect.poll(streams.opened).toBe(2);
    await rename(database, `${NAME} meanwhile`, `${NAME} later`);
    await expect(other.getByText(`${NAME} later`).first()).toBeVisible();
    await expect(other.getByText('Live', { exact: true })).toBeVisible();
    expect(streams.opened()).toBe(2);
  } finally {
    await context.close();
    await database.close();
    await server.dispose();
  }
});
