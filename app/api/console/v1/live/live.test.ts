import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { setAccountRole } from '@/lib/auth/accounts/set-role';
import { LiveFeed } from '@/lib/console/live/feed';
import { MOST_STREAMS } from '@/lib/console/live/viewers';
import { cliActor } from '@/lib/domain/actor';
import { requireAsker } from '@/lib/http/asker';
import { liveStream } from '@/lib/server/live-stream';
import { openRuntime } from '@/lib/server/open-runtime';
import type { Runtime } from '@/lib/server/runtime';
import { makeAskers, type Headers } from '@/lib/testing/authorisation/askers';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { addPerson, headersOf, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  QUEUE_ID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { LiveReader } from '@/lib/testing/live-reader';
import { GET } from './route';

const SITE = { baseUrl: 'https://site.invalid', credentials: UNUSED_CREDENTIALS };
const READING = {
  queue_id: QUEUE_ID,
  queued: 3,
  queued_basis: 'exact',
  queued_at: 1,
  processing: 0,
  processing_basis: 'exact',
  processing_at: 1,
  oldest_triggered_at: null,
  entered_total: null,
  taken_total: null,
  finished_total: null,
  problem: null,
};

function requestOf(headers: Headers, lastEventId?: string): Request {
  const resume = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  return new Request(`${TEST_ORIGIN}/api/console/v1/live`, { headers: { ...headers, ...resume } });
}

async function ask(headers: Headers, lastEventId?: string): Promise<Response> {
  return GET(requestOf(headers, lastEventId), { params: Promise.resolve({}) });
}

/** The stream of a runtime of one's own, or of a feed. */
async function streamOf(runtime: Pick<Runtime, 'auth' | 'live'>, request: Request): Promise<LiveReader> {
  const asked = { request, requestId: 'r' };
  const asker = await requireAsker(runtime.auth, asked, 'overview.read');
  return new LiveReader(await liveStream(runtime, { ...asked, asker }));
}

async function open(headers: Headers, lastEventId?: string): Promise<LiveReader> {
  const reader = new LiveReader(await ask(headers, lastEventId));
  onTestFinished(() => reader.leave());
  await reader.until(({ events }) => events.length > 0);
  return reader;
}

/** A runtime with a queue that has a reading, and somebody who may look. */
async function setUp(kind: 'sqlite' | 'postgres') {
  const runtime = await serveRuntime(kind);
  await insertSiteAndQueue({ ...runtime.console, actor: cliActor }, SITE);
  await runtime.database.kysely.insertInto('queue_reading').values(READING).execute();
  const { id, email } = await addPerson(runtime.auth, 'vera@example.org', 'viewer');
  return { runtime, viewerId: id, headers: await headersOf(runtime.auth, email) };
}

async function count(runtime: Runtime, reading: Partial<typeof READING>): Promise<void> {
  await runtime.database.kysely.updateTable('queue_reading').set(reading).execute();
}

const queued = (value: number) => ({ value, basis: 'exact' });
const changes = (reader: LiveReader) =>
  (reader.of('queues') as { changed: { id: string }[] }[]).flatMap(({ changed }) => changed);

describeOnEachDatabase('the live stream', (kind) => {
  it('tells of a queue what changed and no more, and nothing of a count that was read again', async () => {
    const { runtime, headers } = await setUp(kind);
    const reader = await open(headers);
    expect(reader.events[0]).toMatchObject({ name: 'hello', data: { resumed: false } });
    await count(runtime, { queued: 3, queued_at: 500 });
    await count(runtime, { queued: 7 });
    await reader.until((read) => read.of('queues').length > 0);
    const [change] = changes(reader);
    expect(change).toMatchObject({ id: QUEUE_ID, queued: queued(7), of: [] });
    expect(Object.keys(change ?? {}).toSorted()).toEqual(['health', 'id', 'of', 'queued']);
    // A rename comes after; had the reading of the same count been news, it would stand before.
    await runtime.database.kysely.updateTable('queue').set({ name: 'Renamed' }).execute();
    await reader.until((read) => changes(read).length > 1);
    expect(changes(reader)).toHaveLength(2);
    expect(changes(reader)[1]).toEqual({ id: QUEUE_ID, name: 'Renamed', of: [] });
  });

  it('says when the counts of a site were read, once for all its queues', async () => {
    const { runtime, headers } = await setUp(kind);
    const reader = await open(headers);
    await runtime.database.kysely
      .insertInto('setting')
      .values({ name: `sampled-at:${SITE_ID}`, value_json: '1' })
      .execute();
    await reader.until((read) => read.of('read').length > 0);
    expect(reader.of('read')[0]).toMatchObject({ site: SITE_ID });
    expect(reader.of('queues')).toEqual([]);
  });

  it('goes on where an earlier stream ended, also one of a program that was restarted since', async () => {
    const { runtime, headers } = await setUp(kind);
    const witness = await open(headers);
    const first = await open(headers);
    await count(runtime, { queued: 4 });
    await first.until((read) => read.of('queues').length > 0);
    const { lastId } = first;
    await first.leave();
    await count(runtime, { queued: 5 });
    await witness.until((read) => changes(read).length > 1);
    const second = await open(headers, lastId);
    await second.until((read) => changes(read).length > 0);
    expect(second.events[0]).toMatchObject({ name: 'hello', data: { resumed: true } });
    expect(changes(second)).toMatchObject([{ id: QUEUE_ID, name: 'Payments due', queued: queued(5) }]);
    const restarted = await openRuntime(runtime.settings);
    onTestFinished(async () => {
      await restarted.live.close();
      await restarted.database.close();
    });
    const again = await streamOf(restarted, requestOf(headers, lastId));
    await again.until((read) => read.of('queues').length > 0);
    expect(changes(again)).toMatchObject([{ id: QUEUE_ID, queued: queued(5) }]);
  });

  it('says that everything has to be read again when it does not know what was missed', async () => {
    const { runtime, headers } = await setUp(kind);
    const { lastId } = await open(headers);
    for (const id of ['nonsense', String(Number(lastId) + 1000), '-1']) {
      const reader = await open(headers, id);
      await reader.until((read) => read.of('reset').length > 0);
      expect(reader.of('queues')).toEqual([]);
    }
    await count(runtime, { queued: 9 });
    await runtime.database.kysely
      .deleteFrom('live_change')
      .where('id', '<', Number(lastId) + 1)
      .execute();
    await runtime.live.close();
    const late = new LiveFeed(runtime.console);
    onTestFinished(() => late.close());
    const context = { auth: runtime.auth, live: late };
    const request = requestOf(headers, String(Number(lastId) - 2));
    const reader = await streamOf(context, request);
    await reader.until((read) => read.of('reset').length > 0);
  });

  it('tells of a queue that is archived, and of one that is gone', async () => {
    const { runtime, headers } = await setUp(kind);
    const reader = await open(headers);
    await runtime.database.kysely.updateTable('queue').set({ archived_at: 77 }).execute();
    await reader.until((read) => read.of('queues').length > 0);
    expect(changes(reader)).toMatchObject([{ id: QUEUE_ID, archivedAt: 77 }]);
    await runtime.database.kysely.updateTable('queue').set({ archived_at: null }).execute();
    await reader.until((read) => changes(read).length > 1);
    await runtime.database.kysely.deleteFrom('queue_reading').execute();
    await runtime.database.kysely.deleteFrom('queue').execute();
    await reader.until((read) => JSON.stringify(read.of('queues')).includes(`"gone":["${QUEUE_ID}"]`));
  });

  it('ends with a word when the role changes and when the person is signed out', async () => {
    const { runtime, viewerId, headers } = await setUp(kind);
    const reader = await open(headers);
    await setAccountRole({ ...runtime.auth, actor: cliActor }, viewerId, 'operator');
    await reader.untilOver();
    expect(reader.of('bye')).toEqual([{ reason: 'role' }]);
    const next = await open(await headersOf(runtime.auth, 'vera@example.org'));
    await runtime.database.kysely.updateTable('session').set({ revoked_at: 1 }).execute();
    await next.untilOver();
    expect(next.of('bye')).toEqual([{ reason: 'signed-out' }]);
    expect((await ask(headers)).status).toBe(401);
  });

  it('serves API tokens, and shows a site’s own words to those who see payloads only', async () => {
    const { runtime } = await setUp(kind);
    const askers = await makeAskers(runtime);
    const readers = [await open(askers['viewer token']), await open(askers['operator token'])];
    await runtime.database.kysely
      .updateTable('site')
      .set({ problem: 'It refused. (it says: Grant 4711 of Jane)' })
      .where('id', '=', SITE_ID)
      .execute();
    for (const reader of readers) await reader.until((read) => read.of('queues').length > 0);
    expect(JSON.stringify(readers[0]?.events)).not.toContain('4711');
    expect(JSON.stringify(readers[1]?.events)).toContain('4711');
  });

  it('lets each have so many streams and no more, and takes one back that was left', async () => {
    const { headers } = await setUp(kind);
    const readers = await Promise.all(Array.from({ length: MOST_STREAMS }, () => open(headers)));
    const refused = await ask(headers);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.text()).toContain(`${MOST_STREAMS} live streams`);
    await readers[0]?.leave();
    await open(headers);
  });

  it('ends every stream when the program stops, and opens no other', async () => {
    const { runtime, headers } = await setUp(kind);
    const reader = await open(headers);
    await runtime.live.close();
    await reader.untilOver();
    expect(reader.of('bye')).toEqual([{ reason: 'stopping' }]);
    expect((await ask(headers)).status).toBe(503);
  });
});

it('tells on one instance what was done on another, and says when the database does not answer', async () => {
  const { runtime, headers } = await setUp('postgres');
  const other = await openRuntime(runtime.settings);
  const live = new LiveFeed(other.console, { stalledMs: 300, askAnywayMs: 50, heartbeatMs: 40 });
  onTestFinished(async () => {
    await live.close();
    await other.live.close();
    await other.database.close();
  });
  const reader = await streamOf({ auth: other.auth, live }, requestOf(headers));
  await reader.until((read) => read.comments > 0);
  await count(runtime, { queued: 8 });
  await reader.until((read) => changes(read).length > 0);
  expect(changes(reader)).toMatchObject([{ id: QUEUE_ID, queued: queued(8) }]);
  await runtime.database.transaction(async (trx) => {
    await sql`lock table live_change in access exclusive mode`.execute(trx);
    await reader.until((read) => read.of('stalled').length > 0);
    await trx.updateTable('queue_reading').set({ queued: 9 }).execute();
  });
  await reader.until((read) => read.of('recovered').length > 0);
  await reader.until((read) => changes(read).length > 1);
  expect(changes(reader)[1]).toMatchObject({ queued: queued(9) });
});
