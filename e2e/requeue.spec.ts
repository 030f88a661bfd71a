import { expect, type Page } from '@playwright/test';
import { createApplication, runCli } from '../lib/testing/cli';
import { browserSession } from '../lib/testing/browser-session';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

const OPERATOR = { email: 'olga@example.org', password: marked('seven green bicycles') };

let server: ServerProcess;
test.beforeAll(async () => {
  server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
  runCli(
    server.dataDir,
    ['user', 'create', '--email', OPERATOR.email, '--role', 'operator', '--password-stdin'],
    { input: OPERATOR.password },
  );
});
test.afterAll(() => server.dispose());

async function payloadOf(page: Page, jobId: string): Promise<unknown> {
  const answer = await page.request.get(`${server.url}/api/console/v1/jobs/${jobId}/payload`);
  return ((await answer.json()) as { data: unknown }).data;
}

test('the records of a finished job go back to their queue once, with their first timestamps', async ({
  page,
  browser,
}) => {
  const noErrors = watchConsole(page);
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  const alert = await client.create(
    'alert',
    { name: 'Every program', model_controller_type: 'program', alert_trigger_type: 'Filter' },
    ['id', 'queue_uuid'],
  );
  for (const name of ['Enable', 'Invest']) await client.create('program', { name });
  const session = await browserSession(server.url);
  const queueId = await session.queueIdOf(String(alert['queue_uuid']));
  const first = await session.process(queueId);
  await session.finish(first.job);

  const operator = await (await browser.newContext()).newPage();
  await signIn(operator, server.url, OPERATOR);
  await operator.goto(`${server.url}/jobs/${first.job.id}`);
  await expect(operator.getByText('finished', { exact: false }).first()).toBeVisible();
  await expect(operator.getByRole('button', { name: 'Queue again…' })).toHaveCount(0);

  await signIn(page, server.url);
  await page.goto(`${server.url}/jobs/${first.job.id}`);
  await page.getByRole('button', { name: 'Queue again…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Queue these 2 records again?' });
  await expect(dialog).toContainText('A job’s records can be sent back once.');
  await dialog.getByRole('button', { name: 'Queue 2 records again' }).click();
  await expect(page.getByText('The records of this job were queued again')).toBeVisible();
  await expect(page.getByText(/admin@example\.org sent them back to the queue/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Queue again…' })).toHaveCount(0);

  const second = await session.process(queueId);
  expect(second.job.id).not.toBe(first.job.id);
  expect(await payloadOf(page, second.job.id)).toEqual(await payloadOf(page, first.job.id));
  noErrors();
});

test('a job that only the site has seen is queued again from the entries of its alert', async ({ page }) => {
  const noErrors = watchConsole(page);
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  const alert = await client.create(
    'alert',
    { name: 'Every user', model_controller_type: 'user', alert_trigger_type: 'Filter' },
    ['id', 'queue_uuid'],
  );
  await client.create('user', { first_name: 'Ada' });
  const queueUuid = String(alert['queue_uuid']);
  const taken = await client.get(`/poll/client/1/uuid/queue/${queueUuid}`);
  const { job_uuid: jobUuid } = (await taken.json()) as { job_uuid: string };
  await client.get(`/poll/client/1/uuid/queue_finished/${queueUuid}/${jobUuid}`);
  await signIn(page, server.url);
  await page.goto(`${server.url}/alerts/user/${alert.id}/entries`);
  await page.getByRole('button', { name: 'Queue again…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Queue the records of this job again?' });
  await dialog.getByRole('button', { name: 'Queue 1 record again' }).click();
  await expect(page.getByText('Not taken yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Queue again…' })).toHaveCount(0);
  noErrors();
});

test('the API reference lists every call, and its words are no Markdown', async ({ page }) => {
  const noErrors = watchConsole(page);
  await signIn(page, server.url);
  await page.goto(`${server.url}/settings`);
  await page
    .getByRole('link', { name: /API of the built-in site/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API of the built-in site');
  const answer = await page.request.get(`${server.url}/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  const content = page.getByRole('main');
  for (const path of Object.keys(paths))
    await expect(content.getByText(path, { exact: true }).first()).toBeVisible();
  expect(await content.innerText()).not.toContain('`');
  const calls = page.getByRole('navigation', { name: 'Calls' }).getByRole('link');
  await calls.last().click();
  const id = new URL(page.url()).hash;
  await expect(page.locator(id)).toBeInViewport();
  noErrors();
});
