import { readFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { expect, type Page } from '@playwright/test';
import { openDatabase } from '../lib/db/database';
import { createApplication, runCli } from '../lib/testing/cli';
import { makeRestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

const VIEWER = { email: 'vera@example.org', password: marked('seven green bicycles') };

let server: ServerProcess;
test.beforeAll(async () => {
  server = await startServer();
  runCli(
    server.dataDir,
    ['user', 'create', '--email', VIEWER.email, '--role', 'viewer', '--password-stdin'],
    { input: VIEWER.password },
  );
});
test.afterAll(() => server.dispose());

async function upload(page: Page, model: string, name: string, text: string): Promise<void> {
  await page.goto(`${server.url}/records/${model}/import`);
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.getByLabel('File to import').setInputFiles(file);
}

const check = (page: Page) => page.getByRole('button', { name: 'Check every row' }).click();

async function countRecords(page: Page, model: string): Promise<number> {
  const answer = await page.request.get(`${server.url}/api/console/v1/records`);
  const { models } = (await answer.json()) as { models: { name: string; records: number }[] };
  return models.find(({ name }) => name === model)?.records ?? -1;
}

test('a CSV: columns chosen wrongly are found by the check, chosen again, and the good rows are in', async ({
  page,
}) => {
  const noErrors = watchConsole(page);
  await signIn(page, server.url);
  await page.goto(`${server.url}/records/grant_request`);
  await page.getByRole('link', { name: 'Import' }).click();
  await expect(page.getByText('No import into this model yet')).toBeVisible();
  const rows = 'Reference,amount_requested,Comment\nA-1,100.50,first\nA-2,ten,second\nA-3,300,third\n';
  await upload(page, 'grant_request', 'grants.csv', rows);

  await expect(page.getByText('CSV, separated by commas. 1 of 3 columns is imported.')).toBeVisible();
  await page.getByLabel('Field for Reference').selectOption('po_number');
  await page.getByLabel('Field for Comment').selectOption('amount_requested');
  await expect(page.getByText('Two columns go into amount_requested')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check every row' })).toBeDisabled();
  await page.getByLabel('Field for amount_requested').selectOption({ label: 'Leave out' });
  await check(page);
  await expect(page.getByText('3 rows with problems, 0 rows good')).toBeVisible();
  await expect(page.getByRole('row', { name: /^4 Comment .*third/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Import 0/ })).toBeDisabled();

  await page.getByRole('button', { name: 'Choose columns again' }).click();
  await page.getByLabel('Field for Comment').selectOption({ label: 'Leave out' });
  await page.getByLabel('Field for amount_requested').selectOption('amount_requested');
  await check(page);
  await expect(page.getByText('1 row with problems, 2 rows good')).toBeVisible();
  await expect(page.getByText('Nothing has been saved yet.')).toBeVisible();
  expect(await countRecords(page, 'grant_request')).toBe(0);
  await expect(page.getByRole('radio', { name: /All or nothing/ })).toBeDisabled();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download all' }).click();
  const problems = await readFile(await (await download).path(), 'utf8');
  expect(problems).toMatch(/^\uFEFFrow,column,problem\r?\n3,"amount_requested",.*ten/);

  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('2 rows imported')).toBeVisible();
  await expect(page.getByText('1 row with problems was left out; it is listed below.')).toBeVisible();
  await page.getByRole('link', { name: 'Look at the records' }).click();
  await expect(page.getByText('2 records', { exact: true })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search records' }).fill('A-3');
  await expect(page.getByText('1 record matches')).toBeVisible();
  await expect(page.getByRole('grid')).toContainText('300');
  noErrors();
});

test('an import is cancelled under way: what is in stays, and is told exactly', async ({ page }) => {
  await signIn(page, server.url);
  // Some seconds of work, so that there is a middle to cancel in.
  const rows = Array.from({ length: 300_000 }, (_, index) => `Program ${index}`);
  await upload(page, 'program', 'programs.csv', `name\n${rows.join('\n')}\n`);
  await check(page);
  await expect(page.getByText('300,000 rows, and every one is good')).toBeVisible();
  // So many rows are no single transaction, because everybody would wait for it.
  await expect(page.getByRole('radio', { name: /All or nothing/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Import 300,000 rows' }).click();
  await expect(page.getByText(/[1-9][\d,]* of 300,000 rows\./)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const outcome = page.getByText(/^Cancelled: [\d,]+ of 300,000 rows are in$/);
  await expect(outcome).toBeVisible();
  const told = Number(/[\d,]+/.exec((await outcome.textContent()) ?? '')?.[0].replaceAll(',', ''));
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(300_000);
  expect(told % 1000).toBe(0);
  expect(await countRecords(page, 'program')).toBe(told);
});

test('NDJSON, all or nothing, and its alerts are triggered', async ({ page }) => {
  const client = await makeRestClient(server.url, createApplication(server.dataDir));
  await client.create('alert', {
    name: 'Organizations in Leeds',
    model_controller_type: 'organization',
    alert_trigger_type: 'Filter',
    filter: ['city', 'eq', 'Leeds'],
  });
  await signIn(page, server.url);
  const lines = ['{"name":"Alpha","city":"Leeds"}', '{"name":"Beta","city":null}', '{"city":"York"}'];
  await upload(page, 'organization', 'organizations.ndjson', lines.join('\n'));
  await expect(page.getByText('NDJSON. 2 of 2 columns are imported.')).toBeVisible();
  await check(page);
  await expect(page.getByText('3 rows, and every one is good')).toBeVisible();
  await page.getByRole('radio', { name: /All or nothing/ }).check();
  await page.getByRole('button', { name: 'Import 3 rows' }).click();
  await expect(page.getByText('3 rows imported')).toBeVisible();
  const changes = page.getByRole('list', { name: 'Changes, newest first' });
  await page.goto(`${server.url}/records/organization/1/changes`);
  await expect(changes).toContainText('organizations.ndjson');
  await expect(changes.getByRole('link', { name: 'Organizations in Leeds' })).toBeVisible();
  await page.goto(`${server.url}/records/organization/2/changes`);
  await expect(changes).toContainText('It triggered no alert.');
});

test('a file that is cut in the middle, or has too many columns, changes nothing and says why', async ({
  page,
}) => {
  await signIn(page, server.url);
  const rows = Array.from({ length: 20 }, (_, index) => `Sub ${index},x`);
  await upload(page, 'sub_program', 'cut.csv', `name,description\n${rows.join('\n')}\nSub 20,"and then`);
  await check(page);
  await expect(page.getByText(/A quote \("\) that begins a value is never closed/)).toBeVisible();
  expect(await countRecords(page, 'sub_program')).toBe(0);
  await page.getByRole('button', { name: 'Discard the file' }).click();
  await expect(page.getByText('No record was changed.')).toBeVisible();

  await upload(page, 'sub_program', 'wide.csv', `name${',x'.repeat(999_999)}\n1\n`);
  await expect(page.getByText(/1,000,000 columns; at most 1,000 can be imported/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
});

test('the upload route: of one that breaks off nothing is kept, and only admins reach it', async ({
  page,
  browser,
}) => {
  const path = '/api/console/v1/imports?model=initiative&name=a.csv';
  const data = 'name\nOne\n';
  await signIn(page, server.url);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: server.url, 'content-length': 1_000_000 };
  const database = openDatabase({ kind: 'sqlite', file: `${server.dataDir}/console.db` });
  const kept = async () => {
    const rows = database.kysely
      .selectFrom('engine_import')
      .select('state')
      .where('model', '=', 'initiative');
    return (await rows.execute()).map(({ state }) => state);
  };
  const broken = send(`${server.url}${path}`, { method: 'POST', headers });
  broken.on('error', () => {});
  broken.write('name\n');
  await expect.poll(kept).toEqual(['uploading']);
  broken.destroy();
  await expect.poll(kept).toEqual([]);

  const foreign = await page.request.post(`${server.url}${path}`, {
    headers: { origin: 'https://elsewhere.example' },
    data,
  });
  expect(foreign.status()).toBe(403);
  const viewer = await (await browser.newContext()).newPage();
  const nobody = await viewer.request.post(`${server.url}${path}`, { headers: { origin: server.url }, data });
  expect(nobody.status()).toBe(401);
  await signIn(viewer, server.url, VIEWER);
  const refused = await viewer.request.post(`${server.url}${path}`, {
    headers: { origin: server.url },
    data,
  });
  expect(refused.status()).toBe(403);
  await viewer.goto(`${server.url}/records/initiative/import`);
  await expect(viewer.getByText('Records are for admins')).toBeVisible();
  expect(await kept()).toEqual([]);
  await database.close();
});
