import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { createApplication } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { openQueue, signIn, watchConsole } from './console-page';
import { test } from './test';

const RECORDS = 1030;

/** Finishes the open job of the queue whose page is shown, as another tab does. */
async function finishElsewhere(page: Page, url: string): Promise<void> {
  const api = `${url}/api/console/v1`;
  const queueId = new URL(page.url()).pathname.split('/').at(-1);
  const { queue } = await (await page.request.get(`${api}/queues/${queueId}`)).json();
  const { id, state, recordCount } = queue.openJob;
  const answer = await page.request.post(`${api}/jobs/${id}/finish`, {
    headers: { origin: url },
    data: { seen: { state, recordCount } },
  });
  expect(answer.status()).toBe(200);
}

test.describe('a drain', () => {
  let server: ServerProcess;

  test.beforeAll(async () => {
    server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
    const client = await makeRestClient(server.url, createApplication(server.dataDir));
    await client.create('alert', {
      name: 'To be drained',
      model_controller_type: 'program',
      alert_trigger_type: 'Filter',
      extra_fields: ['name'],
    });
    for (let index = 0; index < RECORDS; index += 1)
      await client.create('program', { name: `Program ${index}` });
  });
  test.afterAll(() => server.dispose());

  test('shows its plan first, takes one round to look at, then empties the queue and gives one archive', async ({
    page,
  }) => {
    const expectNoErrors = watchConsole(page);
    await signIn(page, server.url);
    await openQueue(page, /To be drained/);

    await page.getByRole('button', { name: 'Drain…' }).click();
    const plan = page.getByRole('dialog');
    await expect(plan).toContainText('The site says that 1,030 records are queued');
    await expect(plan).toContainText('At most 3 rounds');
    await plan.getByLabel('Maximum of records').fill('12');
    await expect(plan).toContainText('Give at least 1,000');
    await expect(plan.getByRole('button', { name: 'Begin the drain' })).toBeDisabled();
    await plan.getByLabel(/Stop after the first round/).check();
    await plan.getByRole('button', { name: 'Take the first round' }).click();
    await expect(plan).toBeHidden();
    const state = page.getByRole('region', { name: 'State of the queue' });
    await expect(state).toContainText('Open job');
    await expect(page.getByRole('button', { name: 'Drain…' })).toBeHidden();
    await state.getByRole('button', { name: 'Finish…' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    // Another tab is quicker: the dialog is gone, and says why.
    await Promise.all([
      expect(page.getByText(/This job was finished by .+ meanwhile/)).toBeVisible(),
      finishElsewhere(page, server.url),
    ]);
    await expect(page.getByRole('alertdialog')).toBeHidden();

    await page.getByRole('button', { name: 'Drain…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Begin the drain' }).click();
    await page.getByRole('link', { name: 'Drains' }).click();
    const newest = page.getByRole('list', { name: 'Drains' }).getByRole('listitem').first();
    await expect(newest).toContainText('Drained: the queue is empty');
    await expect(newest).toContainText('30');
    const downloading = page.waitForEvent('download');
    await newest.getByRole('link', { name: 'Download archive' }).click();
    const archive = await readFile(await (await downloading).path());
    expect(archive.subarray(0, 2).toString()).toBe('PK');
    expect(archive.includes('manifest.json')).toBe(true);
    expect(archive.includes('"cleared": 30')).toBe(true);
    expectNoErrors();
  });
});
