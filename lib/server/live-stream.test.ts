import { expect, it, onTestFinished, vi } from 'vitest';
import { LiveFeed } from '@/lib/console/live/feed';
import { requireAsker } from '@/lib/http/asker';
import { addPerson, headersOf, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { cliActor } from '@/lib/domain/actor';
import { insertSiteAndQueue, UNUSED_CREDENTIALS } from '@/lib/testing/fake-site/ledger-context';
import { LiveReader } from '@/lib/testing/live-reader';
import { testRuntime } from '@/lib/testing/runtime';
import { liveStream } from './live-stream';

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
    const slow = await (await open())();
    const witness = new LiveReader(await (await open())());
    for (let round = 1; round < 5; round += 1) {
      const name = String(round).repeat(600_000);
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
