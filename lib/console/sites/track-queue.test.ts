import { expect, it } from 'vitest';
import { findQueue } from '@/lib/db/queries/queue/find-queue';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';
import { ManualClock } from '@/lib/domain/clock';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  operator,
  QUEUE_ID,
  QUEUE_UUID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { readIncidents } from '../health/incidents';
import { snoozeQueue } from '../health/snooze-queue';
import { watchQueues } from '../health/watch-queues';
import { getQueueView } from '../queues/queue-view';
import { trackQueue } from './track-queue';

const DAY = 24 * 3_600_000;

describeOnEachDatabase('a queue that is tracked again', (kind) => {
  it('is judged anew, and nobody has it in hand', async () => {
    const { database } = await testDatabase(kind);
    const clock = new ManualClock(Date.now());
    const ctx = ledgerContext(database, { clock, actor: { ...operator, role: 'admin' } });
    const credentials = UNUSED_CREDENTIALS;
    await insertSiteAndQueue(ctx, { baseUrl: 'http://site.invalid', credentials });
    await database.kysely.updateTable('site').set({ problem: 'It is away.' }).execute();
    const until = clock.now() + 5 * DAY;
    await snoozeQueue(ctx, QUEUE_ID, { until, reason: 'Known to the vendor' });
    await watchQueues(ctx);
    await updateQueue(database.kysely, QUEUE_ID, { archived_at: clock.now() });
    clock.advance(DAY);
    const known = await findQueue(database.kysely, QUEUE_ID);
    const tracking = { siteId: SITE_ID, queueUuid: QUEUE_UUID, alert: undefined, known };
    await database.transaction((trx) => trackQueue(ctx, trx, tracking));
    await watchQueues(ctx);
    expect((await getQueueView(ctx, QUEUE_ID)).health).toMatchObject({ state: 'failing' });
    expect((await getQueueView(ctx, QUEUE_ID)).health.snooze).toBeUndefined();
    expect((await readIncidents(ctx, { state: 'all' })).incidents).toEqual([]);
    clock.advance(60_000);
    await watchQueues(ctx);
    expect((await readIncidents(ctx, { state: 'open' })).incidents).toMatchObject([{ state: 'failing' }]);
  });
});
