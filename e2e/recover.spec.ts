import { expect } from '@playwright/test';
import { UNUSED_CREDENTIALS } from '../lib/testing/fake-site/ledger-context';
import { QUEUE_UUID, test } from './fake-fluxx';
import { watchConsole } from './console-page';

test('a job taken elsewhere is recovered from a HAR file and finished', async ({ page, fluxx }) => {
  test.setTimeout(240_000);
  const done = watchConsole(page);
  const { site, queue, queueUrl } = fluxx;
  site.behaviour.outstanding = 'refuse';
  queue.add(2);
  const { uuid } = queue.take();
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  const state = page.getByRole('region', { name: 'State of the queue' });
  await expect(state).toContainText('Whoever took that job has to finish it');
  await state.getByRole('button', { name: 'Recover a job…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recover a job by its UUID' });
  const entry = {
    startedDateTime: '2026-11-24T09:30:00Z',
    request: { url: `https://x.fluxx.io/poll/client/1/uuid/queue/${QUEUE_UUID}` },
    response: { content: { text: `{"job_uuid":"${uuid}","data":[{"timest` } },
  };
  await dialog.getByLabel(/drop a HAR/).setInputFiles({
    name: 'site.har',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ log: { entries: [entry] } })),
  });
  await expect(dialog.getByRole('radio', { name: new RegExp(uuid) })).toBeChecked();
  await expect(dialog).toContainText('Of this queue.');
  await dialog.getByRole('button', { name: 'Open this job' }).click();
  await expect(state).toContainText(uuid);
  await state.getByRole('button', { name: 'Finish…' }).click();
  const finish = page.getByRole('alertdialog');
  await expect(finish.getByRole('button', { name: 'Finish unseen' })).toBeDisabled();
  await finish.getByLabel(/first 8 characters/).fill(uuid.slice(0, 8));
  await finish.getByLabel('Reason').fill('Seen in the log of the integration');
  await finish.getByRole('button', { name: 'Finish unseen' }).click();
  await expect(state).not.toContainText(uuid);
  expect(queue.open).toEqual([]);
  expect(site.count('finish')).toBe(1);
  done();
});

test('a lost answer has its own screen, and a pasted log settles it', async ({ page, fluxx }) => {
  test.setTimeout(240_000);
  const { site, queue, queueUrl } = fluxx;
  queue.add(2);
  site.failNext('process', { kind: 'reset', when: 'before', acts: true });
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Nobody knows what came of the last process call' });
  await expect(panel).toContainText('The connection broke');
  await panel.getByRole('button', { name: 'I know the Job UUID' }).click();
  const uuid = queue.jobs[0]?.uuid ?? '';
  const dialog = page.getByRole('dialog', { name: 'Recover a job by its UUID' });
  await dialog
    .getByLabel(/Job UUID, or a text/)
    .fill(`12:00 GET /uuid/queue/${QUEUE_UUID}\n12:01 {"job_uuid":"${uuid}"`);
  await dialog.getByRole('button', { name: 'Open this job' }).click();
  const state = page.getByRole('region', { name: 'State of the queue' });
  await expect(state).toContainText('The payload of the open job is not held here');
  await state.getByRole('button', { name: 'Process', exact: true }).click();
  await expect(state).toContainText('Stored here, whole');
  expect(queue.jobs).toHaveLength(1);
});

test('reconcile asks the site again and recognises the job', async ({ page, fluxx }) => {
  test.setTimeout(240_000);
  const { site, queue, queueUrl } = fluxx;
  queue.add(2);
  site.failNext('process', { kind: 'cut', share: 0.5 });
  await page.goto(queueUrl);
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Nobody knows what came of the last process call' });
  await expect(panel).toBeVisible();
  await expect(panel).toContainText(queue.jobs[0]?.uuid ?? 'no job');
  await panel.getByRole('button', { name: 'Reconcile' }).click();
  await page.getByRole('button', { name: 'Call process again' }).click();
  await expect(page.getByRole('region', { name: 'State of the queue' })).toContainText('Stored here, whole');
  expect(queue.jobs).toHaveLength(1);
});

test('a site that is not there fails the call, and an address that is never called is refused by name', async ({
  page,
  fluxx,
}) => {
  const { server, site, queue, queueUrl } = fluxx;
  await page.goto(queueUrl);
  await site.stop();
  await page.getByRole('button', { name: 'Process', exact: true }).click();
  await expect(page.getByText('The process call failed: nothing happened')).toBeVisible();
  await expect(page.getByText('nothing listens at its address').first()).toBeVisible();
  expect(queue.jobs).toEqual([]);
  const asked = await page.request.post(`${server.url}/api/console/v1/sites/test`, {
    headers: { origin: server.url },
    data: {
      baseUrl: 'https://169.254.169.254',
      credentials: { kind: 'client', ...UNUSED_CREDENTIALS },
    },
  });
  expect(await asked.text()).toContain('an address that is never called');
});
