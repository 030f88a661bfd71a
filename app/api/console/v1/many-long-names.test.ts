import { expect, it } from 'vitest';
import { METHODS } from '@/lib/server/openapi/console-document';
import { setProcessRuntime } from '@/lib/server/process-runtime';
import type { Runtime } from '@/lib/server/runtime';
import { addPerson, headersOf, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertManyQueues, MANY_SITE_ID } from '@/lib/testing/many-queues';
import { testRuntime } from '@/lib/testing/runtime';
import { ROUTES } from './routes';

/** PostgreSQL answers the same; to fill it takes longer. */
const QUEUES: Readonly<Record<DatabaseKind, number>> = { sqlite: 10_000, postgres: 1_000 };
const NOW = Date.now();
const LONG = 'x'.repeat(10_000);
const RIGHT_TO_LEFT = 'مدفوعات جاهزة للصرف من الصندوق';
/** From right to left, longer than a site's is taken here, and with a letter that takes the 200th place and the one after it. */
const SITE_NAME = `م${'𞤀'.repeat(150)}`;
/** The queue with the long name, with a job that is open; and the one whose name is written from right to left. */
const LONG_QUEUE = '0198d3a0-0000-7000-9000-000000000004';
const ARABIC_QUEUE = '0198d3a0-0000-7000-9000-000000000002';
const JOB = '0198d3a0-0000-7000-a000-000000000004';
const INCIDENT = '0198d3a0-0000-7000-8000-00000000000a';

async function furnish({ database }: Runtime, count: number): Promise<void> {
  const { kysely: db } = database;
  await insertManyQueues(database, count, NOW);
  await db.updateTable('site').set({ name: SITE_NAME }).where('id', '=', MANY_SITE_ID).execute();
  await db
    .insertInto('job')
    .values({
      id: JOB,
      queue_id: LONG_QUEUE,
      job_uuid: '0198d3a0-0000-7000-b000-000000000004',
      state: 'open',
      opened_at: NOW - 1_000,
      holder_kind: 'gateway',
      holder_name: LONG,
      custody: 'held',
      record_count: 1,
      finish_inferred: 0,
    })
    .execute();
  const trouble = { queue_id: LONG_QUEUE, state: 'stuck', sentence: 'Stuck.', opened_at: NOW - 60_000 };
  await db
    .insertInto('incident')
    .values({ id: INCIDENT, ...trouble })
    .execute();
}

type Ask = (
  route: string,
  params?: Record<string, string>,
  query?: string,
  body?: object,
) => Promise<Response>;

/** An admin at the console's API. */
async function adminOf(runtime: Runtime): Promise<Ask> {
  setProcessRuntime(Promise.resolve({ ...runtime, greeting: () => [], shutDown: async () => {} }));
  await addPerson(runtime.auth, 'ada@example.org', 'admin');
  const headers = { ...(await headersOf(runtime.auth, 'ada@example.org')), origin: TEST_ORIGIN };
  return async (route, params = {}, query = '', body) => {
    const [name = '', path = ''] = route.split(' ');
    const handlers = ROUTES.find((one) => one.path === path)?.handlers;
    const method = METHODS.find((one) => one === name);
    const handler = method === undefined ? undefined : handlers?.[method];
    if (handler === undefined) throw new Error(`There is no ${route}`);
    const request = new Request(`${TEST_ORIGIN}/api/console/v1${path}${query}`, {
      method: name,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await handler(request, { params: Promise.resolve(params) });
    expect(response.status, `${route}: ${response.ok ? '' : await response.clone().text()}`).toBeLessThan(
      300,
    );
    return response;
  };
}

/** No name, nor a sentence with two of them, is longer. */
const LONGEST_TEXT = 600;
/** The first place of two that one letter takes, without the second. */
const HALF_A_LETTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;

/** Every text in an answer. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const queue = { id: LONG_QUEUE };

/** What shows names: each with the most that its answer may weigh, bytes. */
const SHOWN: readonly [string, Record<string, string>, string, number][] = [
  ['GET /overview', {}, '', 20_000_000],
  ['GET /find/places', {}, '?text=xxx', 20_000],
  ['GET /find/places', {}, '?text=0198d3a0-0000-7000-b000-000000000004', 20_000],
  ['GET /history', {}, '', 200_000],
  ['GET /history', {}, `?queue=${LONG_QUEUE}`, 200_000],
  ['GET /history/subjects', {}, '', 5_000_000],
  ['GET /incidents', {}, '?state=all', 20_000],
  ['GET /queues/[id]', queue, '', 20_000],
  ['GET /queues/[id]/jobs', queue, '', 20_000],
  ['GET /queues/[id]/incidents', queue, '', 20_000],
  ['GET /queues/[id]/calls', queue, '', 20_000],
  ['GET /queues/[id]/drains', queue, '', 20_000],
  ['GET /jobs/[id]', { id: JOB }, '', 20_000],
  ['GET /gateway-tokens', {}, '', 20_000],
  ['GET /notifications', {}, '', 20_000],
  ['GET /sites', {}, '', 20_000],
  ['GET /sites/[id]', { id: MANY_SITE_ID }, '', 20_000],
  ['GET /sites/[id]/alerts', { id: MANY_SITE_ID }, '', 10_000_000],
  ['GET /activity', {}, '', 100_000],
];

describeOnEachDatabase('ten thousand queues, with names of ten thousand characters', (kind) => {
  it('every answer that shows names is bounded and cuts the long ones plainly; whole names are searched', async () => {
    const runtime = await testRuntime(kind);
    const ask = await adminOf(runtime);
    const count = QUEUES[kind];
    await furnish(runtime, count);
    await ask('POST /gateway-tokens', {}, '', { name: 'ERP', queueIds: [LONG_QUEUE, ARABIC_QUEUE] });
    const made = await ask('POST /notifications/channels', {}, '', {
      kind: 'webhook',
      name: 'Hook',
      url: 'http://127.0.0.1:9/hook',
    });
    const { channel } = (await made.json()) as { channel: { id: string } };
    const rule = {
      name: 'R',
      states: ['stuck'],
      sites: null,
      queues: [LONG_QUEUE],
      remindMs: null,
    };
    await ask('POST /notifications/rules', {}, '', { ...rule, channelId: channel.id, enabled: true });
    await ask('POST /incidents/[id]/acknowledge', { id: INCIDENT }, '', {});
    for (const [route, params, query, most] of SHOWN) {
      const body = await (await ask(route, params, query)).text();
      expect([route, Buffer.byteLength(body) < most]).toEqual([route, true]);
      const texts = textsOf(JSON.parse(body));
      const isWrong = (text: string) => text.length > LONGEST_TEXT || HALF_A_LETTER.test(text);
      expect([route, texts.find(isWrong)?.slice(0, 300)]).toEqual([route, undefined]);
    }
    const overview = (await (await ask('GET /overview')).json()) as {
      queues: { id: string; name: string }[];
    };
    expect(overview.queues).toHaveLength(count);
    const nameOf = (id: string) => overview.queues.find((row) => row.id === id)?.name;
    expect(nameOf(LONG_QUEUE)).toBe(`${LONG.slice(0, 200)}…`);
    expect(nameOf(ARABIC_QUEUE)).toBe(RIGHT_TO_LEFT);

    const find = async (text: string) => {
      const answer = await ask('GET /find/places', {}, `?${new URLSearchParams({ text })}`);
      return (await answer.json()) as { queues: { id: string; name: string }[]; matching: number };
    };
    // Its number stands behind the ten thousand characters of its name.
    const ends = (await find('xxx 994')).queues.map(({ id }) => id);
    expect(ends).toContain(LONG_QUEUE.replace('0004', '0994'));
    const arabic = await find('مدفوعات للصرف');
    expect([arabic.queues.length, arabic.matching]).toEqual([20, Math.ceil((count - 2) / 6)]);
    expect(arabic.queues[0]).toMatchObject({ id: ARABIC_QUEUE, name: RIGHT_TO_LEFT });
  }, 240_000);

  it('files have names that a header and a disk take, and whole names inside', async () => {
    const runtime = await testRuntime(kind);
    const ask = await adminOf(runtime);
    await furnish(runtime, 6);
    await ask('POST /incidents/[id]/acknowledge', { id: INCIDENT }, '', {});
    const fileOf = async (id: string, format: string) => {
      const file = await ask('GET /queues/[id]/export', { id }, `?format=${format}`);
      await file.arrayBuffer();
      return file.headers.get('content-disposition');
    };
    for (const format of ['csv', 'ndjson', 'json'])
      expect(await fileOf(LONG_QUEUE, format)).toMatch(/^attachment; filename="x{100}\.(csv|ndjson|zip)"$/);
    expect(await fileOf(ARABIC_QUEUE, 'csv')).toBe('attachment; filename="queue.csv"');
    const log = await (await ask('GET /activity/export', {}, '?format=csv')).text();
    const lines = log.split('\r\n').filter((line) => line.includes('incident.acknowledge'));
    expect(lines).toHaveLength(1);
    // It is the record of what happened: nothing of it is cut.
    expect(lines[0]).toContain(`,${LONG},`);
    expect(await (await ask('GET /history/export', {}, `?format=csv&queue=${LONG_QUEUE}`)).text()).toContain(
      'queued_in',
    );
  });
});
