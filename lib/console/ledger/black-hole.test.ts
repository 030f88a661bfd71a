import { expect, it, onTestFinished } from 'vitest';
import { suggestion } from '@/lib/domain/queue-can';
import type { SiteCredentials } from '@/lib/fluxx/credentials';
import { makeNetworkFetch } from '@/lib/fluxx/network-fetch';
import { startBlackHole } from '@/lib/testing/black-hole';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { taken } from '@/lib/testing/fake-site/stored-jobs';
import type { DatabaseKind } from '@/lib/testing/database';
import type { ActContext } from '../context';
import { processQueue } from '../jobs/process';
import { sealCredentials } from '../sites/credentials';

/** A console whose site can be moved to an address that answers no attempt to connect, and back. */
async function setUp(kind: DatabaseKind, asks: 'bearer' | 'client') {
  const network = makeNetworkFetch({ allowHttp: false, connectTimeoutMs: 500 });
  onTestFinished(() => network.close());
  const { ctx, site } = await setUpLedger(kind, { fetchFor: () => network.fetch });
  const hole = await startBlackHole();
  onTestFinished(() => hole.stop());
  const credentials: SiteCredentials =
    asks === 'bearer'
      ? { kind: 'bearer', token: site.issueToken() }
      : { kind: 'client', ...site.credentials };
  const moveTo = async (baseUrl: string) => {
    const credentialsSealed = sealCredentials(ctx, credentials);
    await ctx.database.kysely
      .updateTable('site')
      .set({ base_url: baseUrl, credentials_sealed: credentialsSealed })
      .execute();
  };
  await moveTo(site.baseUrl);
  return { ctx, site, vanish: () => moveTo(hole.baseUrl), comeBack: () => moveTo(site.baseUrl) };
}

async function expectFreed(ctx: ActContext): Promise<void> {
  expect(await ctx.database.kysely.selectFrom('queue_lock').select('call_id').execute()).toEqual([]);
}

describeOnEachDatabase('the ledger when nothing answers the attempt to connect', (kind) => {
  it.each(['bearer', 'client'] as const)(
    'ends a process call (%s) soon, as one that never arrived, and the next works',
    async (asks) => {
      const { ctx, site, vanish, comeBack } = await setUp(kind, asks);
      const ids = site.queue(QUEUE_UUID).add(2);
      await vanish();
      const { call, queue } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable' });
      expect(call.detail).toMatch(/no connection came about in time\. Nothing changed there\./);
      expect(queue).toMatchObject({ busy: null, unknownCall: null, health: { state: 'failing' } });
      expect(suggestion(queue).action).toBe('process');
      await expectFreed(ctx);
      await comeBack();
      await moveOnUntilEmpty(ctx);
      expect(await finishedRecordIds(ctx)).toEqual(ids);
    },
  );

  it('ends a finish soon too: the job stays open with its records, and is finished when the site is back', async () => {
    const { ctx, site, vanish, comeBack } = await setUp(kind, 'bearer');
    const ids = site.queue(QUEUE_UUID).add(2);
    const job = await taken(ctx);
    await vanish();
    const { call, job: after, queue } = await finish(ctx, job);
    expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable' });
    expect(after).toMatchObject({ state: 'open', custody: 'held' });
    expect(suggestion(queue).action).toBe('finish');
    await expectFreed(ctx);
    await comeBack();
    await moveOnUntilEmpty(ctx);
    expect(await finishedRecordIds(ctx)).toEqual(ids);
  });
});
