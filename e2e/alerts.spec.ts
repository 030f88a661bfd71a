import { expect, type Browser, type Page } from '@playwright/test';
import { createApplication, runCli } from '../lib/testing/cli';
import { makeRestClient, type RestClient } from '../lib/testing/rest-client';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { signIn, watchConsole } from './console-page';
import { test } from './test';

const COLLEAGUE = { email: 'otto@example.org', password: marked('seven green bicycles') };
const VIEWER = { email: 'vera@example.org', password: marked('seven green bicycles') };

let server: ServerProcess;
let client: RestClient;

/** A second person in a browser of their own. */
async function openAs(browser: Browser, account: typeof COLLEAGUE): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, server.url, account);
  return page;
}

async function makeAlert(settings: object): Promise<{ path: string; queueUuid: string; id: number }> {
  const made = await client.create(
    'alert',
    { model_controller_type: 'program', alert_trigger_type: 'Filter', ...settings },
    ['id', 'queue_uuid'],
  );
  return { id: made.id, queueUuid: String(made['queue_uuid']), path: `/alerts/program/${made.id}` };
}

test.describe('alerts in the browser', () => {
  test.beforeAll(async () => {
    server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
    for (const [account, role] of [
      [COLLEAGUE, 'admin'],
      [VIEWER, 'viewer'],
    ] as const)
      runCli(
        server.dataDir,
        ['user', 'create', '--email', account.email, '--role', role, '--password-stdin'],
        { input: account.password },
      );
    client = await makeRestClient(server.url, createApplication(server.dataDir));
  });
  test.afterAll(() => server.dispose());

  test('the steps of the source document make an alert whose queue an integration can process', async ({
    page,
  }) => {
    const noErrors = watchConsole(page);
    await signIn(page, server.url);
    await page
      .getByRole('navigation', { name: 'Main' })
      .first()
      .getByRole('link', { name: 'Alerts' })
      .click();
    await page.getByRole('link', { name: /Grant request/ }).click();
    await expect(page.getByRole('link', { name: 'API Alerts' })).toBeVisible();
    await page.getByRole('link', { name: 'New API Alert' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Give the alert a name.')).toBeVisible();
    await expect(page.getByText(/The alert trigger type is one of/)).toBeVisible();

    await page.getByLabel('Name', { exact: true }).fill('Granted, for the accounts');
    await page.getByLabel('Alert trigger type').selectOption('State');
    await page.getByRole('group', { name: 'Transition State' }).getByLabel('granted').first().check();
    await page.getByLabel('Find in Extra Fields').fill('program_organization_id.name');
    await page.getByLabel(/^program_organization_id\.name/).check();
    await page.getByRole('button', { name: 'Save' }).dblclick();
    await expect(page).toHaveURL(/\/alerts\/grant_request\/\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Granted, for the accounts');
    const queueUuid = (await page.locator('header code').first().textContent()) ?? '';
    expect(queueUuid).toMatch(/^[0-9a-f-]{36}$/);
    const listed = await page.request.get(`${server.url}/api/console/v1/alerts?model=grant_request`);
    expect(((await listed.json()) as { alerts: unknown[] }).alerts).toHaveLength(1);

    await page.getByRole('link', { name: 'Entries' }).click();
    await expect(page.getByText('It has queued nothing yet')).toBeVisible();
    const { id } = await client.create('grant_request', { state: 'granted', amount_requested: '500' });
    const entry = page.getByRole('table', { name: 'Entries' }).getByRole('row').nth(1);
    await expect(entry).toContainText(String(id));
    await expect(entry).toContainText('Queued');
    const job = await client.get(`/poll/client/1/uuid/queue/${queueUuid}`);
    expect(await job.json()).toMatchObject({
      data: [{ identity: id, recordData: { id, 'program_organization_id.name': null } }],
    });
    await expect(entry).toContainText('Processing');

    await page.getByRole('link', { name: 'Attributes' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Granted, renamed');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Granted, renamed');
    await expect(page.locator('header code').first()).toHaveText(queueUuid);
    noErrors();
  });

  test('an advanced filter is built, previewed and explained before it is saved', async ({ page }) => {
    const noErrors = watchConsole(page);
    const low = await client.create('grant_request', { amount_requested: '10', spending_year: '2031' });
    const high = await client.create('grant_request', { amount_requested: '99', spending_year: '2031' });
    await signIn(page, server.url);
    await page.goto(`${server.url}/alerts/grant_request/new`);
    await page.getByLabel('Alert trigger type').selectOption('Filter');
    await page.getByRole('button', { name: 'Add field' }).click();
    await page.getByLabel('Field', { exact: true }).selectOption('spending_year');
    await page.getByLabel('Value of spending_year').fill('2031');
    await page.getByLabel('Value of spending_year').press('Enter');
    await page.getByRole('button', { name: 'Advanced' }).click();
    await page.getByRole('button', { name: 'Add condition' }).click();
    await page.getByLabel('Field', { exact: true }).nth(1).selectOption('amount_requested');
    await page.getByLabel('Operator').nth(1).selectOption('gt');
    await page.getByLabel('Value for amount_requested').fill('50');
    await page.getByRole('button', { name: 'Basic' }).click();
    await expect(
      page.getByText(/The filter stays as it is.*amount_requested is greater than 50/),
    ).toBeVisible();

    await page.getByRole('link', { name: 'Preview' }).click();
    await expect(page.getByRole('heading', { name: '1 Grant request matches now' })).toBeVisible();
    await page.setViewportSize({ width: 820, height: 900 });
    await expect(page.getByRole('link', { name: `Explain ${high.id}` })).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('link', { name: `Explain ${high.id}` }).click();
    await expect(page.getByRole('heading', { name: `Record ${high.id} would queue` })).toBeVisible();
    await page.getByLabel('Id of the grant request').fill(String(low.id));
    await page.getByRole('button', { name: 'Explain' }).click();
    await expect(page.getByRole('heading', { name: `Record ${low.id} would not queue` })).toBeVisible();
    const deciding = page
      .getByRole('listitem')
      .filter({ hasText: 'amount_requested is greater than 50' })
      .last();
    await expect(deciding).toContainText('decides');
    await expect(deciding).toContainText('The record has 10');
    await page.getByLabel('Id of the grant request').fill('999999');
    await page.getByRole('button', { name: 'Explain' }).click();
    await expect(page.getByText('There is no grant_request with the id 999999.')).toBeVisible();

    await page.getByRole('link', { name: 'Alerts' }).first().click();
    const dialog = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alerts');
    await page.goto(`${server.url}/alerts/grant_request/new`);
    await page.getByRole('button', { name: 'Take them up again' }).click();
    await expect(page.getByLabel('Value for amount_requested')).toHaveValue('50');
    noErrors();
  });

  test('the form waits with its complaints, keeps its lists still and opens a large filter as JSON', async ({
    page,
  }) => {
    const conditions = Array.from({ length: 200 }, (_, index) => ['id', 'gt', index]);
    const { path } = await makeAlert({ name: 'Large', filter: { group_type: 'and', conditions } });
    await signIn(page, server.url);
    await page.goto(`${server.url}${path}`);
    await expect(page.getByLabel('Filter as JSON')).toHaveValue(/199/);
    await page.getByRole('button', { name: 'Advanced' }).click();
    await expect(page.getByText(/200 conditions and groups; the builder shows 100 at most/)).toBeVisible();

    await page.goto(`${server.url}/alerts/program/new`);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Give the alert a name.')).toBeVisible();
    await page.getByRole('button', { name: 'Add field' }).click();
    await expect(page.getByLabel(/^Value of/)).toBeVisible();
    await expect(page.getByText('Add a value, or remove this field.')).toHaveCount(0);
    await page.getByLabel('Field', { exact: true }).focus();
    await page.getByLabel('Name', { exact: true }).focus();
    await expect(page.getByText('Add a value, or remove this field.')).toBeVisible();

    await page.getByLabel('Alert trigger type').selectOption('Field');
    const extra = page.getByRole('group', { name: 'Extra Fields' }).getByRole('checkbox').first();
    const before = await extra.boundingBox();
    await extra.check();
    await expect(page.getByRole('list', { name: 'Chosen extra fields, in order' })).toBeVisible();
    expect(await extra.boundingBox()).toEqual(before);
    await page
      .getByRole('group', { name: 'Fields', exact: true })
      .getByLabel(/^description/)
      .last()
      .check();
    const chips = page.getByRole('list', { name: 'Chosen fields' });
    await expect(chips).toHaveText('description');
    await chips.getByRole('button', { name: 'Remove description' }).click();
    await expect(chips).toHaveCount(0);
  });

  test('of two editors the second is told, and neither loses anything', async ({ page, browser }) => {
    const { path, id } = await makeAlert({ name: 'Before' });
    await signIn(page, server.url);
    await page.goto(`${server.url}${path}`);
    await page.getByLabel(/^name\b/).check();

    const other = await openAs(browser, COLLEAGUE);
    await other.goto(`${server.url}${path}`);
    await other.getByLabel('Name', { exact: true }).fill('By Otto');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByText('Everything is saved')).toBeVisible();

    await expect(page.getByText('Somebody else has changed this alert since you opened it')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    await page.getByRole('button', { name: 'Compare' }).click();
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed this alert' });
    await expect(dialog).toContainText('otto@example.org changed Name');
    await dialog.getByRole('button', { name: 'Put mine on top of theirs' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('By Otto');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Everything is saved')).toBeVisible();
    const saved = await client.get(`/api/rest/v2/alert/${id}`);
    expect(await saved.json()).toMatchObject({ alert: { name: 'By Otto', extra_fields: ['name'] } });

    const stale = await page.request.put(`${server.url}/api/console/v1/alerts/${id}`, {
      headers: { origin: server.url },
      data: { version: 1, settings: { name: 'Late' } },
    });
    expect(stale.status()).toBe(409);
    expect(await stale.json()).toMatchObject({
      code: 'conflict',
      problems: [{ path: 'extra_fields' }, { path: 'name' }],
    });
  });

  test('deleting says what is lost, and takes the queue with it', async ({ page }) => {
    const { path, queueUuid } = await makeAlert({ name: 'To go' });
    for (const name of ['One', 'Two']) await client.create('program', { name });
    await signIn(page, server.url);
    await page.goto(`${server.url}${path}`);
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText('2 records');
    const confirm = dialog.getByRole('button', { name: 'Delete the alert' });
    await expect(confirm).toBeDisabled();
    await client.create('program', { name: 'Three' });
    await dialog.getByLabel('Type 2 to confirm').fill('2');
    await confirm.click();
    await expect(dialog).toContainText('Nothing was deleted');
    await dialog.getByLabel('Type 3 to confirm').fill('3');
    await confirm.click();
    await expect(page).toHaveURL(`${server.url}/alerts/program`);
    expect((await client.get(`/poll/client/1/uuid/queue/${queueUuid}`)).status).toBe(404);
  });

  test('only admins see or reach alerts', async ({ browser }) => {
    const page = await openAs(browser, VIEWER);
    await expect(page.getByRole('link', { name: 'Alerts' })).toHaveCount(0);
    const answer = await page.request.get(`${server.url}/api/console/v1/alerts`);
    expect(answer.status()).toBe(403);
    const made = await page.request.post(`${server.url}/api/console/v1/alerts`, {
      headers: { origin: server.url },
      data: {},
    });
    expect(made.status()).toBe(403);
    await page.goto(`${server.url}/alerts`);
    await expect(page.getByText('Alerts are for admins')).toBeVisible();
  });
});
