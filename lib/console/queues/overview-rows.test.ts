import { expect, it } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { addSamples } from '@/lib/console/history/add-samples';
import { NOTHING_SAMPLED } from '@/lib/testing/history';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { overviewRow } from '@/lib/domain/api/views';
import { overviewRows } from './overview-rows';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000 - (1_800_000_000_000 % HOUR) + 600_000;
const SITE = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };

async function insertQueues(ctx: ActContext, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `queue-${index}`,
    site_id: SITE_ID,
    queue_uuid: `uuid-${index}`,
    name: `Queue ${String(index).padStart(4, '0')}`,
    model: null,
    trigger_type: null,
    extra_fields_json: '["title"]',
    enabled: 1,
    polled_by: 'nobody',
    created_at: 0,
    archived_at: null,
  }));
  await ctx.database.kysely.insertInto('queue').values(rows).execute();
}

describeOnEachDatabase('the overview', (kind) => {
  it('shows a thousand queues in the shape of the API, worst first', async () => {
    const { database } = await testDatabase(kind);
    const ctx = ledgerContext(database, { clock: { now: () => NOW } });
    await insertSiteAndQueue(ctx, SITE);
    await insertQueues(ctx, 1000);
    await database.kysely
      .insertInto('queue_reading')
      .values({
        queue_id: 'queue-999',
        queued: 5000,
        queued_basis: 'exact',
        queued_at: NOW,
        processing: 0,
        processing_basis: 'exact',
        processing_at: NOW,
        oldest_triggered_at: null,
        entered_total: null,
        taken_total: null,
        finished_total: null,
        problem: null,
      })
      .execute();
    const rows = await overviewRows(ctx);
    expect(rows).toHaveLength(1001);
    expect(rows[0]).toMatchObject({ id: 'queue-999', health: { state: 'backlog' }, extraFields: ['title'] });
    expect(rows.every((row) => overviewRow.safeParse(row).success)).toBe(true);
  });

  it('draws the last 24 hours, a gap where nobody looked', async () => {
    const { database } = await testDatabase(kind);
    const ctx = ledgerContext(database, { clock: { now: () => NOW } });
    await insertSiteAndQueue(ctx, SITE);
    await insertQueues(ctx, 1);
    const thisHour = NOW - 600_000;
    const sampled = [
      { at: thisHour - 24 * HOUR, processed: 99 },
      { at: thisHour - 2 * HOUR, processed: 4 },
      { at: thisHour - 2 * HOUR + 900_000, processed: 5 },
      { at: thisHour, processed: 1 },
    ];
    for (const { at, processed } of sampled) {
      const samples = [{ ...NOTHING_SAMPLED, queueId: 'queue-0', queuedAt: at, processed }];
      await addSamples(database.kysely, database.support, {
        siteId: SITE_ID,
        now: at,
        before: null,
        samples,
      });
    }
    const row = (await overviewRows(ctx)).find((one) => one.id === 'queue-0');
    expect(row?.spark).toHaveLength(24);
    expect(row?.spark.slice(-3)).toEqual([9, null, 1]);
    expect(row?.spark.slice(0, -3).every((value) => value === null)).toBe(true);
  });
});
