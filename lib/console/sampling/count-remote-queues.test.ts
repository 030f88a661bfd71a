import { expect, it, vi } from 'vitest';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { insertSiteAndQueue, ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import { countRemoteQueues } from './count-remote-queues';
import { lastSampled } from './take-turn';

const SITE = { baseUrl: 'http://site.invalid', credentials: { clientId: 'a', clientSecret: 'b' } };
const SITES = ['a', 'b', 'c'];

describeOnEachDatabase('sampling real sites', (kind) => {
  it('goes on to the others when one cannot be sampled, and says which', async () => {
    const { database } = await testDatabase(kind);
    const error = vi.fn<(facts: object) => void>();
    const ctx = ledgerContext(database, { log: { info: () => {}, warn: () => {}, error } });
    for (const siteId of SITES)
      await insertSiteAndQueue(ctx, SITE, { siteId, queueId: `queue-of-${siteId}` });
    await putSetting(database.kysely, 'sampled-at:b', 'not a time');
    await expect(countRemoteQueues(ctx, new AbortController().signal)).rejects.toThrow('1 of 3 sites');
    expect(error.mock.calls.map(([facts]) => facts)).toMatchObject([{ siteId: 'b' }]);
    expect(await lastSampled(database.kysely, 'a')).not.toBeNull();
    expect(await lastSampled(database.kysely, 'c')).not.toBeNull();
  });
});
