import { expect, it } from 'vitest';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { watchedLog } from '@/lib/testing/watched-log';
import { countRemoteQueues } from './count-remote-queues';
import { lastSampled } from './take-turn';

const SITE = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };
const SITES = ['a', 'b', 'c'];

describeOnEachDatabase('sampling real sites', (kind) => {
  it('goes on to the others when one cannot be sampled, and says which', async () => {
    const { database } = await testDatabase(kind);
    const log = watchedLog();
    const ctx = ledgerContext(database, { log });
    for (const siteId of SITES)
      await insertSiteAndQueue(ctx, SITE, { siteId, queueId: `queue-of-${siteId}` });
    await putSetting(database.kysely, 'sampled-at:b', 'not a time');
    await expect(countRemoteQueues(ctx, new AbortController().signal)).rejects.toThrow('1 of 3 sites');
    expect(log.lines).toMatchObject([{ level: 'error', facts: { siteId: 'b' } }]);
    expect(await lastSampled(database.kysely, 'a')).not.toBeNull();
    expect(await lastSampled(database.kysely, 'c')).not.toBeNull();
  });
});
