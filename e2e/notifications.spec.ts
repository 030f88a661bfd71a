import { expect, type Page } from '@playwright/test';
import { startWebhookServer, verified, type TestWebhookServer } from '../lib/testing/webhook-server';
import { watchConsole } from './console-page';
import { test } from './fake-fluxx';

/** Makes a webhook channel and tries it; returns the key it is signed with, which is shown once. */
async function makeChannel(page: Page, hook: TestWebhookServer): Promise<string> {
  await page.getByRole('button', { name: 'New channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'New channel' });
  await dialog.getByLabel('Name').fill('Ops');
  await dialog.getByLabel('Address of the webhook').fill(hook.url);
  await dialog.getByRole('button', { name: 'Make the channel' }).click();
  const secret = (await page.getByTestId('new-token').textContent()) ?? '';
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('The test was delivered to Ops')).toBeVisible();
  return secret;
}

async function makeRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByLabel('Name').fill('Stuck queues');
  await dialog.getByRole('button', { name: 'Make the rule' }).click();
  await expect(page.getByText('Stuck, Failing · every queue')).toBeVisible();
}

/** Incidents open and end at once, so that nobody waits for minutes. */
async function holdNothing(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/settings/health`);
  await page.getByLabel('An incident opens when trouble has lasted', { exact: true }).fill('0');
  await page.getByLabel('It is over when the trouble has been over for', { exact: true }).fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
}

test('a stuck queue is told once by a signed webhook, and so is its end; the log shows both', async ({
  page,
  fluxx: { server, site, queue, queueUrl },
}) => {
  test.setTimeout(180_000);
  const done = watchConsole(page);
  const hook = await startWebhookServer();
  try {
    await holdNothing(page, server.url);
    await page.goto(`${server.url}/settings/notifications`);
    await expect(page.getByText('Nobody is told yet')).toBeVisible();
    const secret = await makeChannel(page, hook);
    await makeRule(page);
    const [tried] = hook.received.splice(0);
    expect(tried && verified(tried, secret)).toMatchObject({ type: 'test' });

    queue.add(3);
    site.failNext('process', { kind: 'cut', share: 0.5 });
    await page.goto(queueUrl);
    await page.getByRole('button', { name: 'Process', exact: true }).click();
    const incidents = page.getByRole('list', { name: 'Incidents' });
    await expect(incidents.getByText('Open for')).toBeVisible({ timeout: 15_000 });
    await hook.until(1);
    await page.getByRole('button', { name: 'Reconcile' }).click();
    await page.getByRole('button', { name: 'Call process again' }).click();
    await hook.until(2);
    const bodies = hook.received.map((got) => verified(got, secret));
    expect(bodies).toMatchObject([
      { type: 'incident.opened', text: expect.stringContaining('Stuck: Payments due') },
      { type: 'incident.resolved', text: expect.stringContaining('no longer stuck') },
    ]);
    await expect(incidents.getByText('Over after')).toBeVisible({ timeout: 15_000 });

    await page.getByRole('button', { name: 'Snooze…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Snooze Payments due?' });
    await dialog.getByLabel('Reason').fill('The vendor is on it');
    await dialog.getByRole('button', { name: 'Snooze' }).click();
    await expect(page.getByText(/Snoozed by .* until/)).toBeVisible();

    await page.goto(`${server.url}/settings/notifications`);
    const log = page.getByRole('list', { name: 'Delivery log' });
    await expect(log.getByText('Delivered')).toHaveCount(3);
    await expect(log.getByRole('link', { name: 'Stuck: Payments due (A real site)' })).toBeVisible();
    expect(await page.content()).not.toMatch(/secret-part|whsec_/);
  } finally {
    await hook.close();
  }
  done();
});
