import path from 'node:path';
import type { Page } from '@playwright/test';
import { openDatabase, type Database } from '../lib/db/database';
import type { ServerProcess } from '../lib/testing/server-process';
import { test, type FakeFluxx } from './fake-fluxx';
import { writeContactSheet } from './screens/contact-sheet';
import { settled, take } from './screens/take';

/*
 * Not a test: a queue of a Fluxx site in every state it can be in, and the dialogs that lead from one to the next, for
 * `npm run screenshots`.
 */
test.afterAll(writeContactSheet);

const HOUR_MS = 3_600_000;

const state = (page: Page) => page.getByRole('region', { name: 'State of the queue' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const process = (page: Page) => press(page, 'Process');

async function opened(page: Page, button: string, name: string): Promise<void> {
  await press(page, button);
  await page.locator('[role="dialog"], [role="alertdialog"]').waitFor();
  await settled(page);
  await take(page, `~ ${name}`);
}

/** Writes what would take hours to come about. */
async function change(server: ServerProcess, write: (kysely: Database['kysely']) => Promise<unknown>) {
  const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
  try {
    await write(database.kysely);
  } finally {
    await database.close();
  }
}

const olderJob = ({ server }: FakeFluxx, holder: 'person' | 'gateway') =>
  change(server, (kysely) =>
    kysely
      .updateTable('job')
      .set({
        opened_at: Date.now() - 5 * HOUR_MS,
        ...(holder === 'gateway' && { holder_kind: 'gateway', holder_name: 'ERP sync' }),
      })
      .where('state', '=', 'open')
      .execute(),
  );

async function look(page: Page, fluxx: FakeFluxx, name: string, words: string | RegExp): Promise<void> {
  await page.goto(fluxx.queueUrl);
  await state(page).getByText(words).first().waitFor();
  await settled(page);
  await take(page, `queue ${name}`);
}

test('a queue: own job, stuck, finished', async ({ page, fluxx }) => {
  const { queue, server } = fluxx;
  await look(page, fluxx, 'of which nothing is known', 'How many records are waiting');
  queue.add(1200);
  await process(page);
  await state(page).getByText('Stored here, whole').waitFor();
  await settled(page);
  await take(page, 'queue with an own job');
  await olderJob(fluxx, 'person');
  await look(page, fluxx, 'stuck by an own job', 'Stuck');
  await opened(page, 'Finish…', 'finish an own job');
  await page.keyboard.press('Escape');
  await olderJob(fluxx, 'gateway');
  await look(page, fluxx, 'stuck by a job of an integration', 'ERP sync');
  await opened(page, 'Finish…', 'finish a job of an integration');
  await page.keyboard.press('Escape');
  await change(server, (kysely) =>
    kysely.updateTable('job').set({ holder_kind: 'person', opened_at: Date.now() }).execute(),
  );
  await page.goto(fluxx.queueUrl);
  await press(page, 'Finish…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Finish', exact: true }).click();
  await state(page).getByText('more may be waiting').waitFor();
  await settled(page);
  await take(page, 'queue after a full batch');
  await page.goto(`${server.url}/history`);
  await page.getByRole('list', { name: 'What was done' }).getByRole('button').first().focus();
  await settled(page);
  await take(page, 'history with marks');
  await page.goto(fluxx.queueUrl);
  await page.locator('a[href^="/jobs/"]').first().click();
  await page.waitForURL(/\/jobs\//);
  await settled(page);
  await take(page, 'job finished');
});

test('a queue: unknown outcome, and a job taken elsewhere', async ({ page, fluxx }) => {
  const { queue, site } = fluxx;
  queue.add(3);
  site.failNext('process', { kind: 'cut', share: 0.5 });
  await page.goto(fluxx.queueUrl);
  await process(page);
  await page.getByRole('button', { name: 'Reconcile' }).waitFor();
  await settled(page);
  await take(page, 'queue with a call of unknown outcome');
  await opened(page, 'Reconcile', 'reconcile');
  await press(page, 'Call process again');
  await press(page, 'Finish…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Finish', exact: true }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  site.behaviour.outstanding = 'refuse';
  queue.add(2);
  const { uuid } = queue.take();
  await page.goto(fluxx.queueUrl);
  await process(page);
  await look(page, fluxx, 'with a job taken elsewhere', 'Whoever took that job');
  await press(page, 'Recover a job…');
  await page
    .getByRole('dialog')
    .getByLabel(/Job UUID, or a text/)
    .fill(`the log says {"job_uuid":"${uuid}"`);
  await page.getByRole('radio', { name: new RegExp(uuid) }).waitFor();
  await take(page, '~ recover, found');
  await page.getByRole('button', { name: 'Open this job' }).click();
  await look(page, fluxx, 'with a job that is not held here', 'not held');
  await opened(page, 'Finish…', 'finish unseen');
});

test('a queue: failing, disabled, backlog, polled directly, not tracked', async ({ page, fluxx }) => {
  const { queue, server, site } = fluxx;
  await site.stop();
  await page.goto(fluxx.queueUrl);
  await process(page);
  await look(page, fluxx, 'whose call failed', 'Failing');
  await page.goto(`${fluxx.queueUrl}/calls`);
  await settled(page);
  await take(page, 'queue calls of a failing site');
  await site.listen();
  queue.add(2);
  await page.goto(fluxx.queueUrl);
  await process(page);
  await press(page, 'Finish…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Finish', exact: true }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await look(page, fluxx, 'healthy', 'Healthy');
  const waiting = { queued: 12_400, oldest_triggered_at: Date.now() - 30 * HOUR_MS };
  await change(server, async (kysely) => {
    await kysely.updateTable('queue_reading').set(waiting).execute();
    await kysely.updateTable('queue').set({ polled_by: 'directly', enabled: 0 }).execute();
  });
  await look(page, fluxx, 'with a backlog, disabled', 'Backlog');
  await opened(page, 'Process', 'process where an integration polls');
  await page.keyboard.press('Escape');
  await opened(page, 'Snooze…', 'snooze');
  await change(server, (kysely) => kysely.updateTable('queue').set({ archived_at: Date.now() }).execute());
  await page.goto(fluxx.queueUrl);
  await page.getByText('This queue is not tracked any more').waitFor();
  await settled(page);
  await take(page, 'queue not tracked any more');
});

test('a drain', async ({ page, fluxx }) => {
  const { queue, site } = fluxx;
  queue.add(2300);
  await page.goto(fluxx.queueUrl);
  await opened(page, 'Drain…', 'drain plan');
  let goOn = (): void => undefined;
  const until = new Promise<void>((resolve) => (goOn = resolve));
  site.failNext('process', { kind: 'cut', share: 1 });
  site.failNext('process', { kind: 'hold', until });
  await press(page, 'Begin the drain');
  await page
    .getByRole('button', { name: /Cancel|Stop/ })
    .first()
    .waitFor();
  await settled(page);
  await take(page, 'drain under way');
  goOn();
  await page.goto(`${fluxx.queueUrl}/drains`);
  await page.getByText('the queue is empty').first().waitFor();
  await settled(page);
  await take(page, 'drain at its end');
});
