import { spawnSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { createApplication } from '../lib/testing/cli';
import { loadGrants, readGrants } from '../lib/testing/grants';
import { makeRestClient, type RestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { openQueue, signIn, watchConsole } from './console-page';
import { test } from './test';

const EXTRA_FIELDS = ['state', 'amount_requested', 'base_request_id', 'program_organization_id.name'];

/** One alert of each trigger type on grant requests, made over REST. */
async function makeAlerts(client: RestClient): Promise<void> {
  const alert = { model_controller_type: 'grant_request', extra_fields: EXTRA_FIELDS, alert_enabled: true };
  await client.create('alert', {
    ...alert,
    name: 'Every grant',
    alert_trigger_type: 'Filter',
    filter: ['amount_requested', 'gte', '0'],
  });
  await client.create('alert', {
    ...alert,
    name: 'Granted',
    alert_trigger_type: 'State',
    alert_transition_states: ['granted'],
  });
  await client.create('alert', {
    ...alert,
    name: 'Amount changed',
    alert_trigger_type: 'Field',
    trigger_fields: ['amount_requested'],
  });
  await client.create('alert', {
    ...alert,
    name: 'Seen once',
    alert_trigger_type: 'One Time Filter',
    filter: ['state', 'eq', 'granted'],
  });
}

interface Entry {
  identity: number;
  recordData: Record<string, unknown>;
}

async function payloadOf(page: Page, url: string): Promise<Entry[]> {
  const jobId = new URL(page.url()).pathname.split('/').at(-1);
  const answer = await page.request.get(`${url}/api/console/v1/jobs/${jobId}/payload`);
  const { data } = (await answer.json()) as { data: Entry[] };
  return data;
}

test.describe('real grants', () => {
  let server: ServerProcess;

  test.beforeAll(async () => {
    server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
  });
  test.afterAll(() => server.dispose());

  test('3,293 queued grants are emptied in the browser by four process and four finish clicks', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const noErrors = watchConsole(page);
    const { grants, origin } = readGrants();
    const client = await makeRestClient(server.url, createApplication(server.dataDir));
    await makeAlerts(client);
    const began = performance.now();
    const names = await loadGrants(client, grants);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    test.info().annotations.push({
      type: 'loaded',
      description: `${grants.length} ${origin} over REST in ${seconds} s`,
    });
    process.stdout.write(`loaded ${grants.length} ${origin} over REST, one by one, in ${seconds} s\n`);

    await signIn(page, server.url);
    const queue = page.getByRole('row', { name: /Every grant/ });
    await expect(queue).toContainText(grants.length.toLocaleString('en'));
    for (const name of ['Granted', 'Amount changed']) {
      await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText(
        grants.length.toLocaleString('en'),
      );
    }
    await openQueue(page, /Every grant/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Every grant');
    const queuePage = page.url();

    const seen = new Set<number>();
    for (const expected of [1000, 1000, 1000, grants.length - 3000]) {
      await page.goto(queuePage);
      await page.getByRole('button', { name: 'Process', exact: true }).click();
      await page.getByRole('link', { name: 'Look at the records' }).click();
      await expect(page).toHaveURL(/\/jobs\//);
      await expect(page.getByRole('columnheader', { name: 'program_organization_id.name' })).toBeVisible();
      const entries = await payloadOf(page, server.url);
      expect(entries).toHaveLength(expected);
      for (const { identity, recordData } of entries) {
        expect(recordData['program_organization_id.name']).toBe(names.get(identity));
        seen.add(identity);
      }
      await page.getByRole('button', { name: 'Finish' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Finish' }).click();
      await expect(page.getByText(/finished/i).first()).toBeVisible();
    }
    expect(seen.size).toBe(grants.length);
    await expectHistory(page, queuePage, server.url, grants.length);
    noErrors();
  });

  test('answers the two curl calls of the documentation as they are written there', async ({ request }) => {
    const client = await makeRestClient(server.url, createApplication(server.dataDir));
    const alert = await client.create(
      'alert',
      { name: 'By curl', model_controller_type: 'program', alert_trigger_type: 'Filter' },
      ['id', 'queue_uuid'],
    );
    const queueUuid = String(alert['queue_uuid']);
    for (const name of ['Enable', 'Invest']) await client.create('program', { name });
    const call = (path: string) => callByCurl(`${server.url}/poll/client/1/uuid/${path}`, client.token);
    const job = call(`queue/${queueUuid}`) as { job_uuid: string; data: unknown[] };
    expect(job.data).toHaveLength(2);
    expect(call(`queue_finished/${queueUuid}/${job.job_uuid}`)).toEqual({
      job_uuid: job.job_uuid,
      clear_count: 2,
    });
    const headers = { Authorization: `Bearer ${client.token}` };
    const head = await request.head(`${server.url}/poll/client/1/uuid/queue/${queueUuid}`, { headers });
    expect(head.status()).toBe(405);
  });
});

/** The command of the documentation, word for word. */
function callByCurl(url: string, token: string): unknown {
  const words = ['--globoff', '-X', 'GET', url, '--header', `Authorization: Bearer ${token}`];
  const { status, stdout, stderr, error } = spawnSync('curl', words, { encoding: 'utf8' });
  if (error) throw new Error('This test needs curl', { cause: error });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

async function expectHistory(page: Page, queuePage: string, url: string, total: number): Promise<void> {
  const id = new URL(queuePage).pathname.split('/').at(-1);
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${url}/api/console/v1/queues/${id}/history?hours=24`);
      const { points } = (await answer.json()) as {
        points: { entered: number | null; processed: number | null; finished: number | null }[];
      };
      const sum = (name: 'entered' | 'processed' | 'finished') =>
        points.reduce((all, point) => all + (point[name] ?? 0), 0);
      return { entered: sum('entered'), processed: sum('processed'), finished: sum('finished') };
    })
    .toEqual({ entered: total, processed: total, finished: total });
}
