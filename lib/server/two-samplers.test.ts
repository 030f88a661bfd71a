import { expect, it } from 'vitest';
import { readHistory } from '@/lib/console/history/read-history';
import { sampleSite } from '@/lib/console/sampling/sample-site';
import { clientOf } from '@/lib/console/sites/client-of';
import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testRuntime } from '@/lib/testing/runtime';

const SKEW_MS = 30_000;

describeOnEachDatabase('two instances that sample a site at once', (kind) => {
  it.each([
    ['ahead', SKEW_MS],
    ['as that of the first', 0],
    ['behind', -SKEW_MS],
  ])('count each record once, where the clock of the second is %s', async (_, skew) => {
    const { console: first, engine, database } = await testRuntime(kind);
    const config = { name: 'All', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
    await createAlert(engine, config, systemActor);
    const save = (count: number) =>
      saveRecords(
        engine,
        Array.from({ length: count }, () => ({ model: 'grant_request', values: {} })),
        systemActor,
      );
    const site = await findBuiltInSite(database.kysely);
    if (site === undefined) throw new Error('There is no built-in site');
    const now = first.clock.now();
    const second = { ...first, clock: new ManualClock(now + skew) };
    const client = clientOf(first, site);
    await save(5);
    await sampleSite({ ...first, clock: new ManualClock(now) }, site.id, {
      ...client,
      listAlertChanges: async (columns, since) => {
        const answer = await client.listAlertChanges(columns, since);
        await save(3);
        await sampleSite(second, site.id, client);
        return answer;
      },
    });
    await sampleSite(second, site.id, client);
    // By the clock that is furthest: a sample of the one ahead may be in the next quarter of an hour.
    const reader = { ...first, clock: new ManualClock(now + SKEW_MS) };
    const { points } = await readHistory(reader, { hours: 24, compare: 'none' });
    expect(points.reduce((sum, { entered }) => sum + (entered ?? 0), 0)).toBe(8);
  });
});
