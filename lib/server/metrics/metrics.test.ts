import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { cliActor } from '@/lib/domain/actor';
import { insertManyQueues, MANY_SITE_ID } from '@/lib/testing/many-queues';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { insertSiteAndQueue, SITE_ID, UNUSED_CREDENTIALS } from '@/lib/testing/fake-site/ledger-context';
import { testRuntime } from '@/lib/testing/runtime';
import { makeMetrics } from './metrics';
import { metricsText } from './metrics-text';
import { noteCall } from './note-call';
import { noteTask } from './note-task';
import { watchedFetches } from './watch-upstream';

/** The value of each series of a metric, by its labels as they stand. */
function seriesOf(text: string, metric: string): Map<string, number> {
  const lines = [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].filter(([, name]) => name === metric);
  return new Map(lines.map(([, , labels = '', value = '']) => [labels, Number(value)]));
}

describeOnEachDatabase('/metrics', (kind) => {
  it('tells what is known of every queue, and nothing of what is not', async () => {
    const runtime = await testRuntime(kind);
    await insertManyQueues(runtime.database, 16, Date.now());
    const text = await metricsText(runtime);
    const queued = seriesOf(text, 'fluxx_queue_queued');
    // Two of sixteen have a count that nobody knows.
    expect(queued.size).toBe(14);
    expect([...queued.values()]).toContain(14_400);
    expect(seriesOf(text, 'fluxx_queue_health').size).toBe(16);
    const states = seriesOf(text, 'fluxx_queues');
    expect([...states.values()].reduce((sum, count) => sum + count, 0)).toBe(16);
    expect(states.get('state="stuck"')).toBe(1);
    expect(seriesOf(text, 'fluxx_jobs_open').get('')).toBe(1);
    const [jobAge] = seriesOf(text, 'fluxx_queue_open_job_age_seconds').values();
    expect(jobAge).toBeGreaterThan(3 * 3600);
    expect(seriesOf(text, 'fluxx_queues_readable').get('')).toBe(1);
    // A name of 10,000 characters is in it, and its length is not.
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(500);
  });

  it('tells of each site by itself when it was sampled, and of one that is not any more that its queues are unknown', async () => {
    const runtime = await testRuntime(kind);
    const now = Date.now();
    await insertManyQueues(runtime.database, 8, now);
    const site = { baseUrl: 'https://site.invalid', credentials: UNUSED_CREDENTIALS };
    await insertSiteAndQueue({ ...runtime.console, actor: cliActor }, site);
    const healthy = async () => seriesOf(await metricsText(runtime), 'fluxx_queues').get('state="healthy"');
    expect(await healthy()).toBeGreaterThan(0);
    const [died, lives] = [now - 3_600_000, now - 5_000];
    await putSetting(runtime.database.kysely, `sampled-at:${MANY_SITE_ID}`, String(died));
    await putSetting(runtime.database.kysely, `sampled-at:${SITE_ID}`, String(lives));
    // Scrapes within a second are answered from one reading.
    await expect.poll(healthy, { timeout: 5_000 }).toBe(0);
    expect(seriesOf(await metricsText(runtime), 'fluxx_last_sample_timestamp_seconds')).toEqual(
      new Map([
        ['site="Evergreen Foundation"', died / 1000],
        ['site="A real site"', lives / 1000],
      ]),
    );
  });

  it('still tells how the process is when the database is gone', async () => {
    const runtime = await testRuntime(kind);
    runtime.metrics.taskFailures.inc({ task: 'sampler' });
    await runtime.database.close();
    const text = await metricsText(runtime);
    expect(seriesOf(text, 'fluxx_queues_readable').get('')).toBe(0);
    expect(seriesOf(text, 'fluxx_task_failures_total').get('task="sampler"')).toBe(1);
  });
});

it('tells how the process is within seconds when the database keeps the connection and does not answer', async () => {
  const runtime = await testRuntime('postgres');
  await runtime.database.kysely.transaction().execute(async (trx) => {
    await sql`lock table queue in access exclusive mode`.execute(trx);
    const texts = await Promise.all([metricsText(runtime), metricsText(runtime)]);
    for (const text of texts) expect(seriesOf(text, 'fluxx_queues_readable').get('')).toBe(0);
  });
  // What was asked meanwhile is answered now, and counts again.
  await expect
    .poll(async () => seriesOf(await metricsText(runtime), 'fluxx_queues_readable').get(''))
    .toBe(1);
});

it('counts the rounds of a task, and names its failures before the first', async () => {
  const metrics = makeMetrics();
  noteTask(metrics, { task: 'sampler', endedAt: 5_000, tookMs: 250, failed: false });
  noteTask(metrics, { task: 'sampler', endedAt: 9_000, tookMs: 10, failed: true });
  noteTask(metrics, { task: 'notifier', endedAt: 9_000, tookMs: 10, failed: false });
  const text = await metrics.registry.metrics();
  expect(seriesOf(text, 'fluxx_task_last_success_timestamp_seconds').get('task="sampler"')).toBe(5);
  expect(seriesOf(text, 'fluxx_task_last_run_timestamp_seconds').get('task="sampler"')).toBe(9);
  expect(Object.fromEntries(seriesOf(text, 'fluxx_task_failures_total'))).toEqual({
    'task="sampler"': 1,
    'task="notifier"': 0,
  });
});

it('measures the process from the first scrape on, and tells of the first what was measured', async () => {
  const runtime = await testRuntime('sqlite');
  const leastDelay = 'nodejs_eventloop_lag_min_seconds';
  expect(runtime.metrics.registry.getSingleMetric(leastDelay)).toBeUndefined();
  // Two scrapers that come at once are told the same.
  const [first, second] = await Promise.all([metricsText(runtime), metricsText(runtime)]);
  for (const text of [first, second])
    expect(seriesOf(text, 'fluxx_build_info').get(`build="unknown",node="${process.version}"`)).toBe(1);
  const delay = seriesOf(first, leastDelay).get('') ?? Number.NaN;
  expect(delay).toBeGreaterThan(0);
  expect(delay).toBeLessThan(60);
});

it('counts calls by who asked and what came of it', async () => {
  const metrics = makeMetrics();
  noteCall(metrics, { verb: 'process', state: 'unknown', actorKind: 'gateway', tookMs: 1_500 });
  const text = await metrics.registry.metrics();
  expect(seriesOf(text, 'fluxx_calls_total').get('verb="process",state="unknown",actor="gateway"')).toBe(1);
  expect(seriesOf(text, 'fluxx_call_duration_seconds_sum').get('verb="process"')).toBe(1.5);
});

it('counts what is sent to sites by operation and outcome, with no address in it', async () => {
  const metrics = makeMetrics();
  const fetchFor = watchedFetches(metrics, {
    'built-in': () => Promise.resolve(new Response('{}', { status: 409 })),
    remote: () => Promise.reject(new Error('refused')),
  });
  await fetchFor('built-in')(new Request('http://site.example/poll/client/1/uuid/queue/secret-queue'));
  await expect(fetchFor('remote')(new Request('http://site.example/oauth/token'))).rejects.toThrow('refused');
  const text = await metrics.registry.metrics();
  expect(Object.fromEntries(seriesOf(text, 'fluxx_upstream_requests_total'))).toEqual({
    'site_kind="built-in",operation="process",outcome="4xx"': 1,
    'site_kind="remote",operation="token",outcome="error"': 1,
  });
  expect(text).not.toContain('secret-queue');
});
