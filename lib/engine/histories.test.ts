import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { SITE_START, testSite } from '@/lib/testing/engine-site';
import { Play } from '@/lib/testing/site-model/play';
import { anyHistory } from '@/lib/testing/site-model/steps';

/** Histories played on each database; PostgreSQL takes a round trip for every statement. */
const RUNS = { sqlite: 60, postgres: 25 } as const;

/** Empties the site, so that a history that fails can be shortened on a site as it was at its beginning. */
async function clear(database: Database): Promise<void> {
  const tables = ['engine_queue_entry', 'engine_job', 'engine_once', 'engine_sweep', 'engine_queue'] as const;
  for (const table of [...tables, 'engine_alert', 'engine_record'] as const)
    await database.kysely.deleteFrom(table).execute();
  await database.kysely.updateTable('engine_model').set({ next_record_id: 1 }).execute();
}

describeOnEachDatabase('any history of saves, alert edits, sweeps, process, finish and requeue', (kind) => {
  it('leaves every queue and gives every payload as the small model of domain.md does, entry by entry', async () => {
    const site = await testSite(kind);
    const agrees = fc.asyncProperty(anyHistory, async (history) => {
      await clear(site.database);
      site.clock.set(SITE_START);
      const play = new Play(site);
      await play.begin();
      for (const step of history) {
        await play.step(step);
        await play.compare();
      }
    });
    const report = await fc.check(agrees, { numRuns: RUNS[kind] });
    expect(report.failed ? fc.defaultReportMessage(report) : '').toBe('');
  }, 300_000);
});
