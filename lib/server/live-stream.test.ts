import { expect, it, onTestFinished, vi } from 'vitest';
import { LiveFeed } from '@/lib/console/live/feed';
import { requireAsker } from '@/lib/http/asker';
import { addPerson, headersOf, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { cliActor } from '@/lib/domain/actor';
import { insertSiteAndQueue, UNUSED_CREDENTIALS } from '@/lib/testing/fake-site/ledger-context';
import { LiveReader } from '@/lib/testing/live-reader';
import { insertManyQueues } from '@/lib/testing/many-queues';
import { watchStatements } from '@/lib/testing/watch-statements';
import { addToken } from '@/lib/auth/tokens/add-token';
import { testRuntime } from '@/lib/testing/runtime';
import { liveStream } from './live-stream';

const isOfSessions = ({ sql }: { sql: string }) => sql.includes('from "session"');
const isOfViewers = ({ sql }: { sql: string }) => sql.includes('from "setting"');

const SITE = { baseUrl: 'https://site.invalid', credentials: UNUSED_CREDENTIALS };

async function setUp(kind: DatabaseKind) {
  const runtime = await testRuntime(kind);
  await insertSiteAndQueue({ ...runtime.console, actor: cliActor }, SITE);
  const { email } = await addPerson(runtime.auth, 'vera@example.org', 'viewer');
  const headers = await headersOf(runtime.auth, email);
  const live = new LiveFeed(runtime.console, { askMs: 30, askAnywayMs: 30 });
  onTestFinished(() => live.close());
  const open = async (signal?: AbortSignal) => {
    const request = new Request(`${TEST_ORIGIN}/api/console/v1/live`, {
      headers,
      ...(signal && { signal }),
    });
    const asked = { request, requestId: 'r' };
    const asker = await requireAsker(runtime.auth, asked, 'overview.read');
    return () => liveStream({ auth: runtime.auth, live }, { ...asked, asker });
  };
  return { runtime, live, open };
}

describeOnEachDatabase('a live stream', (kind) => {
  it('leaves nothing behind when it is not let in', async () => {
    const { live, open } = await setUp(kind);
    const start = await open();
    await live.close();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    await expect(start()).rejects.toMatchObject({ code: 'unavailable' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('costs a socket and no more: all of them share one timer, and are asked about in one go', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { runtime, live } = await setUp(kind);
    const { db, statements } = watchStatements(runtime.database.kysely);
    const auth = { ...runtime.auth, database: { ...runtime.database, kysely: db } };
    const open = async (email: string) => {
      const request = new Request(`${TEST_ORIGIN}/api/console/v1/live`, {
        headers: await headersOf(auth, email),
      });
      const asker = await requireAsker(auth, { request, requestId: 'r' }, 'overview.read');
      return new LiveReader(await liveStream({ auth, live }, { request, asker }));
    };
    const aMinute = async () => {
      statements.length = 0;
      vi.advanceTimersByTime(60_000);
      // The last question of a round.
      await vi.waitFor(() => expect(statements.some(isOfViewers)).toBe(true));
      return statements.filter(({ sql }) => isOfViewers({ sql }) || isOfSessions({ sql })).length;
    };
    const first = await open('vera@example.org');
    const [timers, asked] = [vi.getTimerCount(), await aMinute()];
    const others = [];
    for (const name of ['ada', 'bob', 'eve']) {
      await addPerson(auth, `${name}@example.org`, 'viewer');
      others.push(await open(`${name}@example.org`), await open(`${name}@example.org`));
    }
    expect(vi.getTimerCount()).toBe(timers);
    expect(await aMinute()).toBe(asked);
    for (const reader of [first, ...others]) await reader.leave();
    expect(vi.getTimerCount()).toBe(timers - 1);
  });

  it('ends within a minute for whom time alone shut out, and for nobody else', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { runtime, live } = await setUp(kind);
    const { auth } = runtime;
    const open = async (headers: Readonly<Record<string, string>>) => {
      const request = new Request(`${TEST_ORIGIN}/api/console/v1/live`, { headers });
      const asker = await requireAsker(auth, { request, requestId: 'r' }, 'overview.read');
      return new LiveReader(await liveStream({ auth, live }, { request, asker }));
    };
    const { id } = await addPerson(auth, 'ada@example.org', 'viewer');
    const [over, stays] = [
      await open(await headersOf(auth, 'ada@example.org')),
      await open(await headersOf(auth, 'vera@example.org')),
    ];
    const make = { name: 'A program', role: 'viewer' as const, kind: 'api' as const };
    const { secret } = await addToken({ ...auth, actor: cliActor }, make);
    const program = await open({ authorization: `Bearer ${secret}` });
    // Of a session no trigger notes when it is over: time alone comes to that.
    const { kysely } = runtime.database;
    await kysely.updateTable('session').set({ expires_at: 1 }).where('account_id', '=', id).execute();
    await kysely.updateTable('token').set({ expires_at: 1 }).execute();
    vi.advanceTimersByTime(60_000);
    for (const reader of [over, program]) {
      await reader.untilOver();
      expect(reader.of('bye')).toEqual([{ reason: 'signed-out' }]);
    }
    expect(live.viewerCount).toBe(1);
    await stays.leave();
  });

  it('is left when its reader has gone before it began', async () => {
    const { live, open } = await setUp(kind);
    const gone = new AbortController();
    const start = await open(gone.signal);
    const starting = start();
    gone.abort();
    await starting;
    expect(live.viewerCount).toBe(0);
  });

  it('says to a reader that is too slow why it ends', async () => {
    const { runtime, live, open } = await setUp(kind);
    await insertManyQueues(runtime.database, 4000, runtime.auth.clock.now());
    const slow = await (await open())();
    const witness = new LiveReader(await (await open())());
    for (let round = 1; round < 5; round += 1) {
      const name = String(round).repeat(200);
      await runtime.database.kysely.updateTable('queue').set({ name }).execute();
      await witness.until((read) => read.of('queues').length >= round);
    }
    expect(live.viewerCount).toBe(1);
    const reader = new LiveReader(slow);
    await reader.untilOver();
    expect(reader.of('bye')).toEqual([{ reason: 'slow' }]);
    expect(reader.events.at(-1)?.name).toBe('bye');
    await witness.leave();
  });
});
