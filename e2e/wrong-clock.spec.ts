import { expect, type Page } from '@playwright/test';
import type { QueueView } from '../lib/domain/api/views';
import { whenReady } from './console-page';
import { test, type FakeFluxx } from './fake-fluxx';

/*
 * What a page tells of ages and sends as times goes by the server's clock: that of the viewer's machine may be wrong by days. Only this
 * page's clock is set here; it goes on from there as clocks do.
 */
const HOUR = 3_600_000;
const WRONG_BY = [26 * HOUR, -26 * HOUR];
/** Of something that was done in this test. */
const LATELY = '(just now|\\d+ s ago|[1-4] min ago)';

/** A queue whose job was taken a moment ago. */
async function takeJob(page: Page, { queue, queueUrl }: FakeFluxx): Promise<void> {
  queue.add(3);
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText('Open job');
}

async function expectRightAges(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText(
    /Open for ?(\d+ s|[1-4] min)/,
  );
  await expect(page.getByRole('main')).toContainText(new RegExp(`Last activity ?${LATELY}`));
}

for (const off of WRONG_BY) {
  const words = off > 0 ? 'a day ahead' : 'a day behind';

  test(`ages are right where the clock is ${words}, from the first drawing on`, async ({ page, fluxx }) => {
    await takeJob(page, fluxx);
    await page.clock.install({ time: Date.now() + off });
    // Nothing is answered: what the server drew stands, and its ages go by the moment at which it drew them.
    await page.route('**/api/console/v1/**', () => new Promise(() => {}));
    await page.goto(fluxx.server.url);
    await whenReady(page);
    await expect(page.getByRole('row', { name: new RegExp(LATELY) })).toHaveCount(1);
    await page.unrouteAll();
    await page.goto(fluxx.queueUrl);
    await whenReady(page);
    await expectRightAges(page);
    await page.keyboard.press('p');
    const paused = page.getByRole('status').filter({ hasText: 'Paused' }).locator('..');
    await expect(paused).toContainText(new RegExp(LATELY));
  });

  test(`a page finds it out while it is open when the clock is set ${words}`, async ({ page, fluxx }) => {
    await page.clock.install({ time: Date.now() });
    await takeJob(page, fluxx);
    await page.clock.setSystemTime(Date.now() + off);
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await expect(page.getByRole('main')).toContainText(new RegExp(LATELY));
    await expectRightAges(page);
  });

  test(`times that are sent are the server's where the clock is ${words}`, async ({ page, fluxx }) => {
    await takeJob(page, fluxx);
    await page.clock.install({ time: Date.now() + off });
    await page.goto(fluxx.queueUrl);
    await whenReady(page);
    await page.getByRole('button', { name: 'Snooze…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('For 1 hour').check();
    await dialog.getByLabel('Reason').fill('The vendor is on it');
    await dialog.getByRole('button', { name: 'Snooze' }).click();
    await expect(dialog).toBeHidden();
    const id = new URL(fluxx.queueUrl).pathname.split('/').at(-1);
    const answer = await page.request.get(`${fluxx.server.url}/api/console/v1/queues/${id}`);
    const { queue } = (await answer.json()) as { queue: QueueView };
    const hours = ((queue.health.snooze?.until ?? 0) - Date.now()) / HOUR;
    expect(hours).toBeGreaterThan(0.9);
    expect(hours).toBeLessThan(1.01);
    await page.goto(`${fluxx.server.url}/activity?hours=1`);
    await expect(page.getByRole('row', { name: /The vendor is on it|snooz/i }).first()).toBeVisible();
  });

  test(`figures that grow old say since when where the clock is ${words}`, async ({ page, fluxx }) => {
    await page.clock.install({ time: Date.now() + off });
    await page.goto(fluxx.queueUrl);
    await whenReady(page);
    await expect(page.getByRole('main')).toContainText('Live');
    await page.route('**/api/console/v1/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Process', exact: true }).click();
    await expect(page.getByText('Not up to date.').first().locator('..')).toContainText(
      new RegExp(`These figures are from ${LATELY}`),
    );
  });
}
