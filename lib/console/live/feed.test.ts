import { sql, type KyselyPlugin } from 'kysely';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Database, Queryable } from '@/lib/db/database';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { forgetChanges } from '@/lib/testing/forget-changes';
import { LiveReader } from '@/lib/testing/live-reader';
import { watchedLog } from '@/lib/testing/watched-log';
import { LiveFeed } from './feed';
import { LiveRows } from './live-rows';

const SITE = { baseUrl: 'https://site.invalid', credentials: UNUSED_CREDENTIALS };

async function setUp(kind: DatabaseKind) {
  const { database } = await testDatabase(kind);
  const log = watchedLog();
  const ctx = ledgerContext(database, { log });
  await insertSiteAndQueue(ctx, SITE);
  return { database, ctx, warnings: () => log.lines.filter(({ level }) => level === 'warn').length };
}

/** Reads a feed as one account; counts how often it is asked who that is. */
async function join(feed: LiveFeed, lastEventId: string | null) {
  let rechecks = 0;
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      leave = await feed.join(
        {
          actorId: 'somebody',
          seesPayloads: true,
          write: (bytes) => controller.enqueue(bytes),
          end: () => controller.close(),
          recheck: () => (rechecks += 1),
        },
        lastEventId,
      );
    },
    cancel: () => leave(),
  });
  const reader = new LiveReader(new Response(body));
  await reader.until(({ events }) => events.some(({ name }) => name === 'hello'));
  return { reader, rechecks: () => rechecks };
}

async function note(db: Queryable, topic: string, key: string): Promise<void> {
  await db.insertInto('live_change').values({ topic, key, at: Date.now() }).execute();
}

async function newestId(database: Database): Promise<string> {
  const { id } = await database.kysely
    .selectFrom('live_change')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return String(id);
}

/** The same database, whose queries are counted. */
function counting(database: Database): { database: Database; count: () => number } {
  let queries = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { database: { ...database, kysely: database.kysely.withPlugin(plugin) }, count: () => queries };
}

describeOnEachDatabase('the live feed', (kind) => {
  it('tells what it could not tell when reading the queues failed: topics, readings, the overview, access', async () => {
    const { database, ctx, warnings } = await setUp(kind);
    const feed = new LiveFeed(ctx, { askMs: 30, askAnywayMs: 30 });
    onTestFinished(() => feed.close());
    const { reader, rechecks } = await join(feed, null);
    await sql`alter table token_queue rename to elsewhere`.execute(database.kysely);
    await database.transaction(async (trx) => {
      await note(trx, 'ledger', QUEUE_ID);
      await note(trx, 'read', SITE_ID);
      await note(trx, 'overview', '');
      await note(trx, 'access', 'somebody');
    });
    await vi.waitFor(() => expect(warnings()).toBeGreaterThan(0), { timeout: 10_000 });
    // More comes before the database is well again.
    await note(database.kysely, 'drain', QUEUE_ID);
    const before = warnings();
    await vi.waitFor(() => expect(warnings()).toBeGreaterThan(before), { timeout: 10_000 });
    await sql`alter table elsewhere rename to token_queue`.execute(database.kysely);
    await reader.until((read) => read.of('queues').length > 0);
    expect(reader.of('queues')).toEqual([{ changed: [{ id: QUEUE_ID, of: ['ledger', 'drain'] }], gone: [] }]);
    expect(reader.of('read')).toMatchObject([{ site: SITE_ID }]);
    expect(reader.of('overview')).toHaveLength(1);
    expect(rechecks()).toBe(1);
  });

  it('compares all, and asks everybody who they are, where more was noted than the table keeps', async () => {
    const { database, ctx } = await setUp(kind);
    const feed = new LiveFeed(ctx, { askMs: 30, askAnywayMs: 30 });
    onTestFinished(() => feed.close());
    const { reader, rechecks } = await join(feed, null);
    await database.transaction(async (trx) => {
      await updateQueue(trx, QUEUE_ID, { name: 'Renamed meanwhile' });
      await forgetChanges(trx, database.support);
    });
    await reader.until((read) => read.of('queues').length > 0);
    expect(reader.of('queues')).toMatchObject([{ changed: [{ id: QUEUE_ID, name: 'Renamed meanwhile' }] }]);
    expect(rechecks()).toBe(1);
  });

  it('tells at once that a site is looked at again', async () => {
    const { database, ctx } = await setUp(kind);
    const sampled = (at: number) => putSetting(database.kysely, `sampled-at:${SITE_ID}`, String(at));
    await sampled(Date.now() - 3_600_000);
    const feed = new LiveFeed(ctx, { askMs: 30, askAnywayMs: 30 });
    onTestFinished(() => feed.close());
    const { reader } = await join(feed, null);
    await sampled(Date.now());
    await reader.until((read) => read.of('queues').length > 0);
    const [told] = reader.of('queues') as { changed: { health: { sentence: string } }[] }[];
    expect(told?.changed).toHaveLength(1);
    expect(told?.changed[0]?.health.sentence).not.toContain('Nothing has looked at the site');
  });

  it('knows a place that it has not come to itself', async () => {
    const { database, ctx } = await setUp(kind);
    const feed = new LiveFeed(ctx, { askMs: 600_000, askAnywayMs: 600_000 });
    onTestFinished(() => feed.close());
    const first = await join(feed, null);
    await note(database.kysely, 'ledger', QUEUE_ID);
    const id = await newestId(database);
    const { reader } = await join(feed, id);
    await reader.until((read) => read.lastId !== '');
    expect(reader.events[0]).toMatchObject({ name: 'hello', data: { resumed: true } });
    expect(reader.of('reset')).toEqual([]);
    await first.reader.until((read) => read.of('queues').length > 0);
  });

  it('goes on for whoever comes back before it rests', async () => {
    const { database, ctx } = await setUp(kind);
    const feed = new LiveFeed(ctx, { askMs: 30, askAnywayMs: 30, lingerMs: 0 });
    onTestFinished(() => feed.close());
    const nothing = () => {};
    const somebody = { actorId: 'a', seesPayloads: true, write: nothing, end: nothing, recheck: nothing };
    const leave = await feed.join(somebody, null);
    leave();
    const { reader } = await join(feed, null);
    for (const round of [1, 2]) {
      await note(database.kysely, 'ledger', QUEUE_ID);
      await reader.until((read) => read.of('queues').length >= round);
    }
    expect(feed.viewerCount).toBe(1);
  });

  it('keeps one beginning for all places that it does not know', async () => {
    const { ctx } = await setUp(kind);
    const feed = new LiveFeed(ctx, { askMs: 600_000, askAnywayMs: 600_000 });
    onTestFinished(() => feed.close());
    await join(feed, null);
    const one = await join(feed, 'nonsense');
    await one.reader.until((read) => read.of('reset').length > 0);
    const kept = feed.keptBeginnings;
    for (const id of ['other nonsense', '-1', '999999999', '1e3', '0x10', '']) {
      const { reader } = await join(feed, id);
      await reader.until((read) => read.of('reset').length > 0);
    }
    expect(feed.keptBeginnings).toBe(kept);
  });

  it('reads several queues in as many queries as one', async () => {
    const { database, ctx } = await setUp(kind);
    const ids = ['one', 'two', 'three', 'four'];
    for (const id of ids)
      await sql`insert into queue (id, site_id, queue_uuid, name, extra_fields_json, polled_by, created_at)
        values (${id}, ${SITE_ID}, ${id}, ${id}, '[]', 'nobody', 0)`.execute(database.kysely);
    const counted = counting(database);
    const rows = new LiveRows({ ...ctx, database: counted.database });
    await rows.load();
    const queriesFor = async (wanted: readonly string[]) => {
      const before = counted.count();
      const topics = new Map(wanted.map((id) => [id, new Set(['ledger'] as const)]));
      const { changed } = await rows.refresh(topics, false);
      expect(changed.map(({ id }) => id)).toEqual(wanted);
      return counted.count() - before;
    };
    expect(await queriesFor(ids)).toBe(await queriesFor(['two']));
  });
});
