import { expect, type Page } from '@playwright/test';
import { runCli } from '../lib/testing/cli';
import { gate } from '../lib/testing/gate';
import { watchConsole } from './console-page';
import { poll, QUEUE_UUID, test } from './fake-fluxx';

const stateOf = (page: Page) => page.getByRole('region', { name: 'State of the queue' });

test('whoever looks at a queue sees who holds it at this moment, and for how long', async ({
  page,
  fluxx,
}) => {
  const done = watchConsole(page);
  const { server, site, queue, queueUrl } = fluxx;
  queue.add(2);
  const words = ['gateway-token', 'create', '--name', 'ERP sync', '--queue', QUEUE_UUID, '--json'];
  const { token } = JSON.parse(runCli(server.dataDir, words).stdout) as { token: string };
  const hold = gate();
  site.failNext('process', { kind: 'hold', until: hold.until });
  await page.goto(queueUrl);
  const polled = poll(server, token);
  // Told, and not asked for: nobody touches the page.
  const held = /ERP sync is taking the next records, for (\d+) s(?:econds?)? now\./;
  await expect(stateOf(page)).toContainText(held);
  const secondsOf = async () => Number(held.exec((await stateOf(page).textContent()) ?? '')?.[1]);
  const first = await secondsOf();
  await expect.poll(secondsOf).toBeGreaterThan(first);
  await expect(page.getByRole('button', { name: 'Process', exact: true })).toBeHidden();
  await page.goto(server.url);
  await expect(page.getByText(/Calling process/)).toBeVisible();
  await expect(page.getByText('ERP sync').first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(page.getByText(/ERP sync is calling process, for/)).toBeVisible();
  hold.release();
  expect((await polled).status).toBe(200);
  await expect(page.getByText(/is calling process, for/)).toBeHidden();
  done();
});

async function beginDrain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Drain…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Begin the drain' }).click();
}

test('a drain is cancelled by whoever looks, and finishes the round under way', async ({ page, fluxx }) => {
  const done = watchConsole(page);
  const { site, queue, queueUrl } = fluxx;
  queue.add(2500);
  const hold = gate();
  site.failNext('finish', { kind: 'hold', until: hold.until });
  await page.goto(queueUrl);
  await beginDrain(page);
  const drain = page.getByRole('region', { name: /^Drain/ });
  await page.getByRole('button', { name: 'Cancel after this round' }).click();
  await expect(page.getByRole('button', { name: 'Cancel after this round' })).toBeHidden();
  await expect.poll(() => site.count('finish')).toBe(1);
  expect(queue.open).toHaveLength(1);
  hold.release();
  await expect(drain).toBeHidden();
  await page.getByRole('link', { name: 'Drains' }).click();
  const newest = page.getByRole('list', { name: 'Drains' }).getByRole('listitem').first();
  await expect(newest).toContainText(/cancelled/i);
  expect([site.count('process'), site.count('finish'), queue.waiting]).toEqual([1, 1, 1500]);
  done();
});

test('a drain that stopped is resumed once its call is reconciled, and goes on to the end', async ({
  page,
  fluxx,
}) => {
  const { site, queue, queueUrl } = fluxx;
  const made = queue.add(1200).length;
  site.failNext('finish', { kind: 'answer', status: 502, acts: true });
  await page.goto(queueUrl);
  await beginDrain(page);
  const resume = page.getByRole('button', { name: 'Resume…' });
  await resume.click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Its calls will be in your name');
  await dialog.getByRole('button', { name: 'Resume' }).click();
  // The outcome of its last call is not known: it says so, and what to do first.
  await expect(page.getByText(/Reconcile/).first()).toBeVisible();
  expect([site.count('process'), site.count('finish')]).toEqual([1, 1]);
  await page.getByRole('button', { name: 'Reconcile', exact: true }).click();
  await dialog.getByRole('button', { name: 'Repeat the finish' }).click();
  await expect.poll(() => site.count('finish')).toBe(2);
  await resume.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('link', { name: 'Drains' }).click();
  const newest = page.getByRole('list', { name: 'Drains' }).getByRole('listitem').first();
  await expect(newest).toContainText('Drained: the queue is empty');
  expect(queue.jobs.flatMap((job) => job.entries)).toHaveLength(made);
  expect([queue.waiting, queue.open]).toEqual([0, []]);
});
