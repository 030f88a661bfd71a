import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { saveRecords } from '../records/save-records';

/** As long as a text may be. */
const LONG = 'x'.repeat(1_000_000);
const REQUESTS = '/api/rest/v2/grant_request';

/** A site with sixty requests of one program, whose texts are long where that is told. */
async function siteWithLongTexts(kind: DatabaseKind, long: 'program' | 'grant_request') {
  const site = await testSite(kind);
  const program = { model: 'program', values: { name: 'One', description: 'short' } };
  await saveRecords(site.ctx, [program], systemActor);
  const alert = await site.makeAlert({
    alert_trigger_type: 'Filter',
    extra_fields: ['project_summary', 'program_id.description'],
  });
  const request = { model: 'grant_request', values: { program_id: 1, project_summary: 'short' } };
  await saveRecords(
    site.ctx,
    Array.from({ length: 60 }, () => request),
    systemActor,
  );
  // To save sixty long texts takes many times as long as the rest of the test.
  await site.database.kysely
    .updateTable('engine_record')
    .set({ fields_json: sql<string>`replace(fields_json, 'short', ${LONG})` })
    .where('model', '=', long)
    .execute();
  return { site, process: (query = '') => site.process(alert.queueUuid, query) };
}

const columns = (...names: string[]) => `cols=${encodeURIComponent(JSON.stringify(names))}`;
const REFUSED = { error: { code: 413, message: expect.stringContaining('ask for fewer records at a time') } };

describeOnEachDatabase('an answer about records', (kind) => {
  it('is refused past 50 MB of stored texts, and told how to be had', async () => {
    const { site, process } = await siteWithLongTexts(kind, 'grant_request');
    const list = (count: number) => site.send(`${REQUESTS}?per_page=${count}&${columns('project_summary')}`);
    expect((await list(100)).json).toEqual(REFUSED);
    const few = await list(10);
    expect([few.status, few.text.length > 10_000_000]).toEqual([200, true]);
    expect((await process()).json).toEqual(REFUSED);
    // Nothing was taken by that.
    const taken = await process('?limit_num=20');
    expect([taken.status, taken.text.length > 20_000_000]).toEqual([200, true]);
  });

  it('is refused past as many characters of one text that stands in it for each record', async () => {
    const { site, process } = await siteWithLongTexts(kind, 'program');
    const list = (count: number) =>
      site.send(`${REQUESTS}?per_page=${count}&${columns('program_id.description')}`);
    expect((await list(100)).json).toEqual(REFUSED);
    expect((await list(10)).status).toBe(200);
    expect((await process()).json).toEqual(REFUSED);
    expect((await process('?limit_num=10')).status).toBe(200);
  });
});
