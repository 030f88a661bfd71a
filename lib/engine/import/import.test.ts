import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import {
  checkImport,
  countImported,
  goOn,
  IMPORT_MODEL as model,
  problemsOfImport,
  runImport,
  uploadImport,
} from '@/lib/testing/imports';
import { setWorkflow } from '../models/set-workflow';
import { deleteRecord } from '../records/delete-record';
import { saveRecord } from '../records/save-record';
import { loadImport, readingOf } from './load-import';
import { resumeImport } from './resume-import';
import { runImports } from './run-imports';
import { startImport } from './start-import';
import { stopImport } from './stop-import';

const many = (rows: number) =>
  `po_number,amount_requested\n${Array.from({ length: rows }, (_, index) => `P${index},${index}.50`).join('\n')}\n`;

describeOnEachDatabase('an import', (kind) => {
  it('saves every row, triggers as many saves would, and forgets the file', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({
      alert_trigger_type: 'Filter',
      filter: ['amount_requested', 'gt', '1'],
    });
    const id = await uploadImport(site, '\uFEFF"PO number";amount_requested\r\n"a;""b";1.5\r\n\r\nc;0.5\r\n');
    expect(readingOf(await loadImport(site.database.kysely, id))).toMatchObject({
      format: 'csv',
      delimiter: ';',
      columns: ['PO number', 'amount_requested'],
    });
    expect(await checkImport(site, id)).toMatchObject({
      state: 'checked',
      row_count: 2,
      rows_good: 2,
      rows_bad: 0,
    });
    expect(await countImported(site)).toBe(0);
    expect(await runImport(site, id, 'all')).toMatchObject({ state: 'done', rows_saved: 2 });
    expect((await site.send(`/api/rest/v2/${model}/1`)).json).toMatchObject({
      grant_request: { po_number: 'a;"b', amount_requested: '1.5' },
    });
    expect((await site.process(queueUuid)).json).toMatchObject({ data: [{ identity: 1 }] });
    const chunks = await site.database.kysely.selectFrom('engine_import_chunk').selectAll().execute();
    expect(chunks).toEqual([]);
  });

  it('reads NDJSON, and no number is rounded', async () => {
    const site = await testSite(kind);
    const lines = [
      '{"amount_requested":12345678901234567.25,"po_number":"A"}',
      '{"po_number":null}',
      'x',
      '[1]',
    ];
    const id = await uploadImport(site, lines.join('\n'), 'grants.ndjson');
    expect(readingOf(await loadImport(site.database.kysely, id))?.samples[0]).toEqual([
      '12345678901234567.25',
      'A',
    ]);
    expect(await checkImport(site, id)).toMatchObject({ rows_good: 2, rows_bad: 2 });
    expect((await problemsOfImport(site, id)).map((row) => row.row_number)).toEqual([3, 4]);
    await runImport(site, id, 'good-rows');
    expect((await site.send(`/api/rest/v2/${model}/1`)).text).toContain('"12345678901234567.25"');
  });

  it('names row, column and reason of everything wrong, and saves the good rows only', async () => {
    const site = await testSite(kind);
    const text = 'PO,amount_requested,state\nA,10,new\nB,ten,nowhere\nC,1\nD,4,new\n'.replace(
      'PO',
      'po_number',
    );
    const id = await uploadImport(site, text);
    expect(await checkImport(site, id)).toMatchObject({ rows_good: 2, rows_bad: 2, rows_read: 4 });
    expect(
      (await problemsOfImport(site, id)).map((row) => [row.row_number, row.column_name, row.message]),
    ).toEqual([
      [3, 'amount_requested', expect.stringContaining('"ten"')],
      [3, 'state', expect.stringContaining('has no state "nowhere"')],
      [4, '', 'The row has 2 values, and the header 3 columns.'],
    ]);
    await expect(runImport(site, id, 'all')).rejects.toMatchObject({ code: 'invalid' });
    expect(await runImport(site, id, 'good-rows')).toMatchObject({ state: 'done', rows_saved: 2 });
    expect(await countImported(site)).toBe(2);
  });

  it('numbers the rows of a CSV as a spreadsheet does: the header, empty lines and line breaks inside a value', async () => {
    const site = await testSite(kind);
    const text = '\npo_number,amount_requested\n"two\nlines",1\n\n\nB,ten\nC,eleven\n';
    const id = await uploadImport(site, text);
    expect(await checkImport(site, id)).toMatchObject({ row_count: 3, rows_bad: 2 });
    expect((await problemsOfImport(site, id)).map((row) => row.row_number)).toEqual([6, 7]);
    expect(await runImport(site, id, 'good-rows')).toMatchObject({
      state: 'done',
      rows_saved: 1,
      rows_read: 3,
    });
  });

  it('changes records by id, and makes those of unknown ids only when told to', async () => {
    const site = await testSite(kind);
    const strict = { states: ['new', 'granted'], transitions: { new: ['granted'], granted: [] } };
    await setWorkflow(site.ctx, model, strict, systemActor);
    await saveRecord(site.ctx, { model, values: { po_number: 'old' } }, systemActor);
    const text = 'id,po_number,state\n1,new,granted\n1,again,new\n77,x,new\n,y,new\n';
    const refused = await checkImport(site, await uploadImport(site, text));
    expect(refused.rows_bad).toBe(2);
    const id = await uploadImport(site, text);
    await checkImport(site, id, 'create');
    expect((await problemsOfImport(site, id)).map((row) => row.message)).toEqual([
      expect.stringContaining('may not move from granted to new'),
    ]);
    expect(await runImport(site, id, 'good-rows')).toMatchObject({ rows_saved: 3 });
    expect((await site.send(`/api/rest/v2/${model}/1`)).json).toMatchObject({
      grant_request: { po_number: 'new', state: 'granted' },
    });
    expect((await site.send(`/api/rest/v2/${model}/77`)).status).toBe(200);
    expect((await site.send(`/api/rest/v2/${model}/78`)).status).toBe(200);
  });

  it('all or nothing: a row that went bad since the check keeps every other out', async () => {
    const site = await testSite(kind);
    await saveRecord(site.ctx, { model, values: {} }, systemActor);
    const id = await uploadImport(site, 'id,po_number\n,A\n1,B\n');
    await checkImport(site, id);
    await deleteRecord(site.ctx, { model, id: 1 }, systemActor);
    expect(await runImport(site, id, 'all')).toMatchObject({
      state: 'failed',
      rows_saved: 0,
      problem: expect.stringContaining('nothing was imported'),
    });
    expect(await countImported(site)).toBe(0);
  });

  it('good rows: a row that went bad since the check is left out and named, the others go in', async () => {
    const site = await testSite(kind);
    await saveRecord(site.ctx, { model, values: {} }, systemActor);
    const id = await uploadImport(site, 'id,po_number\n,A\n1,B\n,C\n');
    await checkImport(site, id);
    await deleteRecord(site.ctx, { model, id: 1 }, systemActor);
    expect(await runImport(site, id, 'good-rows')).toMatchObject({
      state: 'done',
      rows_saved: 2,
      rows_bad: 1,
    });
    expect(await countImported(site)).toBe(2);
    expect(await problemsOfImport(site, id)).toMatchObject([{ row_number: 3 }]);
  });

  it('stops between batches when the program ends, says how many rows are in, and goes on after them', async () => {
    const site = await testSite(kind);
    const id = await uploadImport(site, many(2500));
    await checkImport(site, id);
    const ending = AbortSignal.abort();
    await startImport(site.ctx, id, { mode: 'good-rows', seenBad: 0 }, systemActor);
    await runImports(site.ctx, ending);
    expect((await loadImport(site.database.kysely, id)).state).toBe('importing');
    const soon = new AbortController();
    const running = runImports({ ...site.ctx, clock: { now: () => abortAndTell(soon, site) } }, soon.signal);
    await running;
    expect(await loadImport(site.database.kysely, id)).toMatchObject({
      state: 'interrupted',
      rows_saved: 1000,
      rows_read: 1000,
    });
    expect(await countImported(site)).toBe(1000);
    await resumeImport(site.ctx, id, systemActor);
    await runImports(site.ctx, goOn);
    expect(await loadImport(site.database.kysely, id)).toMatchObject({ state: 'done', rows_saved: 2500 });
    expect(await countImported(site)).toBe(2500);
  });

  it('of a run that died is interrupted, and what the dead run still does is undone', async () => {
    const site = await testSite(kind);
    const id = await uploadImport(site, many(10));
    await checkImport(site, id);
    await startImport(site.ctx, id, { mode: 'good-rows', seenBad: 0 }, systemActor);
    await site.database.kysely
      .updateTable('engine_import')
      .set({ runner: 'dead', renewed_at: 1, rows_saved: 3 })
      .execute();
    await runImports(site.ctx, goOn);
    expect(await loadImport(site.database.kysely, id)).toMatchObject({
      state: 'interrupted',
      problem: expect.stringContaining('died in the middle'),
    });
    expect(await countImported(site)).toBe(0);
  });

  it('is cancelled at once while it waits, and a check goes back to its columns', async () => {
    const site = await testSite(kind);
    const id = await uploadImport(site, many(10));
    await checkImport(site, id);
    await startImport(site.ctx, id, { mode: 'good-rows', seenBad: 0 }, systemActor);
    await stopImport(site.ctx, id, systemActor);
    await runImports(site.ctx, goOn);
    expect(await loadImport(site.database.kysely, id)).toMatchObject({ state: 'cancelled', rows_saved: 0 });
    await expect(stopImport(site.ctx, id, systemActor)).rejects.toMatchObject({ code: 'conflict' });
    expect(await countImported(site)).toBe(0);
  });
});

/** Ends the program as soon as the run has begun to save; the time itself is the site's. */
function abortAndTell(ending: AbortController, site: TestSite): number {
  queueMicrotask(() => ending.abort());
  return site.clock.now();
}
