import { expect, it } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { makeAnswerRoom } from '@/lib/domain/answer-room';
import { cliActor } from '@/lib/domain/actor';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertSiteAndQueue, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import { onTestFinished } from 'vitest';
import { pollRoute } from './poll-route';
import { setProcessRuntime } from './process-runtime';

/** With 1,000 of its records past what is not counted. */
const NOTE = 'x'.repeat(1000);
const ROOM = { each: 2_500_000, all: 10_000_000 };

/** A gateway with room for two answers of a job that its token has taken already. */
async function setUp(kind: DatabaseKind, { records = 1000, isFull = false } = {}) {
  const runtime = await serveRuntime(kind);
  const answerRoom = makeAnswerRoom(ROOM);
  if (isFull) answerRoom.enter('somebody else', ROOM.all);
  const auth = { ...runtime.auth, answerRoom };
  setProcessRuntime(
    Promise.resolve({ ...runtime, auth, greeting: () => [], shutDown: () => Promise.resolve() }),
  );
  const site = await startFakeSite();
  onTestFinished(() => site.stop());
  const ctx: ActContext = { ...runtime.console, actor: cliActor };
  await insertSiteAndQueue(ctx, site);
  const queue = site.queue(QUEUE_UUID);
  queue.note = NOTE;
  queue.add(records);
  const { secret } = await createGatewayToken(ctx, { name: 'ERP sync', queueIds: [QUEUE_ID] });
  const poll = (signal?: AbortSignal) => {
    const headers = { authorization: `Bearer ${secret}`, 'x-forwarded-for': '192.0.2.7' };
    const address = `${TEST_ORIGIN}/poll/client/1/uuid/queue/${QUEUE_UUID}`;
    const request = new Request(address, { headers, ...(signal === undefined ? {} : { signal }) });
    return pollRoute(request, { params: Promise.resolve({ queueUuid: QUEUE_UUID }) });
  };
  const answer = await poll();
  const first = await answer.text();
  const handedOut = async () => {
    const acts = runtime.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'gateway.replay');
    return (await acts.execute()).length;
  };
  return { poll, status: answer.status, first, site, handedOut };
}

describeOnEachDatabase('a large job that is handed out again', (kind) => {
  it('goes out as often at once as its token has room, and the next is told to come again, in Fluxx’s shape', async () => {
    const { poll, first, site, handedOut } = await setUp(kind);
    const [one, other] = [await poll(), await poll()];
    expect([one.status, other.status]).toEqual([200, 200]);
    const refused = await poll();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toEqual({
      error: { code: 429, message: expect.stringContaining('nothing is lost: read those first') },
    });
    expect(await one.text()).toBe(first);
    const again = await poll();
    expect(again.status).toBe(200);
    // Whoever breaks off leaves their place too.
    await other.body?.cancel();
    expect((await poll()).status).toBe(200);
    expect(await again.text()).toBe(first);
    expect([site.count('process'), await handedOut()]).toEqual([1, 1]);
  });

  it('leaves its place when whoever asked is gone before it was read', async () => {
    const { poll } = await setUp(kind);
    const gone = new AbortController();
    expect((await poll(gone.signal)).status).toBe(200);
    expect((await poll()).status).toBe(200);
    expect((await poll()).status).toBe(429);
    gone.abort();
    expect((await poll()).status).toBe(200);
  });

  it('is never kept back from the call that took it, also where it came in parts and there is no room', async () => {
    const { poll, status, first } = await setUp(kind, { isFull: true });
    expect([status, (JSON.parse(first) as { data: unknown[] }).data.length]).toEqual([200, 1000]);
    expect((await poll()).status).toBe(503);
  });

  it('that is small goes out at any time', async () => {
    const { poll, first } = await setUp(kind, { records: 100 });
    const all = await Promise.all(Array.from({ length: 30 }, () => poll()));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await all[29]?.text()).toBe(first);
  });
});
