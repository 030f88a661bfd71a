import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { guessMapping, importableFields, type ImportMode } from '@/lib/domain/imports';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { setWorkflow } from '../models/set-workflow';
import { deleteRecord } from '../records/delete-record';
import { saveRecord } from '../records/save-record';
import { beginCheck } from './begin-check';
import { loadImport, readingOf } from './load-import';
import { resumeImport } from './resume-import';
import { runImports } from './run-imports';
import { startImport } from './start-import';
import { stopImport } from './stop-import';
import { storeUpload } from './store-upload';

const model = 'grant_request';
const goOn = new AbortController().signal;

function bodyOf(text: string | Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([text as BlobPart]).stream();
}

function upload(site: TestSite, text: string | Uint8Array, fileName = 'grants.csv') {
  return storeUpload(site.ctx, { model, fileName, body: bodyOf(text) }, systemActor);
}

async function check(site: TestSite, id: string, unknownIds: 'refuse' | 'create' = 'refuse') {
  const { catalog } = await loadCatalog(site.ctx.database, site.ctx.database.kysely);
  const columns = readingOf(await loadImport(site.database.kysely, id))?.columns ?? [];
  const fields = guessMapping(columns, importableFields(modelOf(catalog, model)));
  await beginCheck(site.ctx, id, { fields, unknownIds });
  await runImports(site.ctx, goOn);
  return loadImport(site.database.kysely, id);
}

async function run(site: TestSite, id: string, mode: ImportMode, signal = goOn) {
  const { rows_bad: seenBad } = await loadImport(site.database.kysely, id);
  await startImport(site.ctx, id, { mode, seenBad }, systemActor);
  await runImports(site.ctx, signal);
  return loadImport(site.database.kysely, id);
}

async function countRecords(site: TestSite): Promise<number> {
  const { json } = await site.send(`/api/rest/v2/${model}`);
  return Number((json as { total_entries: number }).total_entries);
}

const problemsOf = (site: TestSite, id: string) =>
  site.database.kysely
    .selectFrom('engine_import_problem')
    .selectAll()
    .where('import_id', '=', id)
    .orderBy('row_number')
    .orderBy('sequence')
    .execute();

const many = (rows: number) =>
  `po_number,amount_requested\n${Array.from({ length: rows }, (_, index) => `P${index},${index}.50`).join('\n')}\n`;

describeOnEachDatabase('an import', (kind) => {
  it('saves every row, triggers as many saves would, and forgets the file', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({
      alert_trigger_type: 'Filter',
      filter: ['amount_requested', 'gt', '1'],
    });
    const id = await upload(site, '\uFEFF"PO number";amount_requested\r\n"a;""b";1.5\r\n\r\nc;0.5\r\n');
    expect(readingOf(await loadImport(site.database.kysely, id))).toMatchObject({
      format: 'csv',
      delimiter: ';',
      columns: ['PO number', 'amount_requested'],
    });
    expect(await check(site, id)).toMatchObject({
      state: 'checked',
      row_count: 2,
      rows_good: 2,
      rows_bad: 0,
    });
    expect(await countRecords(site)).toBe(0);
    expect(await run(site, id, 'all')).toMatchObject({ state: 'done', rows_saved: 2 });
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
    const id = await upload(site, lines.join('\n'), 'grants.ndjson');
    expect(readingOf(await loadImport(site.database.kysely, id))?.samples[0]).toEqual([
      '12345678901234567.25',
      'A',
    ]);
    expect(await check(site, id)).toMatchObject({ rows_good: 2, rows_bad: 2 });
    expect((await problemsOf(site, id)).map((row) => row.row_number)).toEqual([3, 4]);
    await run(site, id, 'good-rows');
    expect((await site.send(`/api/rest/v2/${model}/1`)).text).toContain('"12345678901234567.25"');
  });

  it('names row, column and reason of everything wrong, and saves the good rows only', async () => {
    const site = await testSite(kind);
    const text = 'PO,amount_requested,state\nA,10,new\nB,ten,nowhere\nC,1\nD,4,new\n'.replace(
      'PO',
      'po_number',
    );
    const id = await upload(site, text);
    expect(await check(site, id)).toMatchObject({ rows_good: 2, rows_bad: 2, rows_read: 4 });
    expect((await problemsOf(site, id)).map((row) => [row.row_number, row.column_name, row.message])).toEqual(
      [
        [3, 'amount_requested', expect.stringContaining('"ten"')],
        [3, 'state', expect.stringContaining('has no state "nowhere"')],
        [4, '', 'The row has 2 values, and the header 3 columns.'],
      ],
    );
    await expect(run(site, id, 'all')).rejects.toMatchObject({ code: 'invalid' });
    expect(await run(site, id, 'good-rows')).toMatchObject({ state: 'done', rows_saved: 2 });
    expect(await countRecords(site)).toBe(2);
  });

  it('numbers the rows of a CSV as a spreadsheet does: the header, empty lines and line breaks inside a value', async () => {
    const site = await testSite(kind);
    const text = '\npo_number,amount_requested\n"two\nlines",1\n\n\nB,ten\nC,eleven\n';
    const id = await upload(site, text);
    expect(await check(site, id)).toMatchObject({ row_count: 3, rows_bad: 2 });
    expect((await problemsOf(site, id)).map((row) => row.row_number)).toEqual([6, 7]);
    expect(await run(site, id, 'good-rows')).toMatchObject({ state: 'done', rows_saved: 1, rows_read: 3 });
  });

  it('changes records by id, and makes those of unknown ids only when told to', async () => {
    const site = await testSite(kind);
    const strict = { states: ['new', 'granted'], transitions: { new: ['granted'], granted: [] } };
    await setWorkflow(site.ctx, model, strict, systemActor);
    await saveRecord(site.ctx, { model, values: { po_number: 'old' } }, systemActor);
    const text = 'id,po_number,state\n1,new,granted\n1,again,new\n77,x,new\n,y,new\n';
    const refused = await check(site, await upload(site, text));
    expect(refused.rows_bad).toBe(2);
    const id = await upload(site, text);
    await check(site, id, 'create');
    expect((await problemsOf(site, id)).map((row) => row.message)).toEqual([
      expect.stringContaining('may not move from granted to new'),
    ]);
    expect(await run(site, id, 'good-rows')).toMatchObject({ rows_saved: 3 });
    expect((await site.send(`/api/rest/v2/${model}/1`)).json).toMatchObject({
      grant_request: { po_number: 'new', state: 'granted' },
    });
    expect((await site.send(`/api/rest/v2/${model}/77`)).status).toBe(200);
    expect((await site.send(`/api/rest/v2/${model}/78`)).status).toBe(200);
  });

  it('all or nothing: a row that went bad since the check keeps every other out', async () => {
    const site = await testSite(kind);
    await saveRecord(site.ctx, { model, values: {} }, systemActor);
    const id = await upload(site, 'id,po_number\n,A\n1,B\n');
    await check(site, id);
    await deleteRecord(site.ctx, { model, id: 1 }, systemActor);
    expect(await run(site, id, 'all')).toMatchObject({
      state: 'failed',
      rows_saved: 0,
      problem: expect.stringContaining('nothing was imported'),
    });
    expect(await countRecords(site)).toBe(0);
  });

  it('good rows: a row that went bad since the check is left out and named, the others go in', async () => {
    const site = await testSite(kind);
    await saveRecord(site.ctx, { model, values: {} }, systemActor);
    const id = await upload(site, 'id,po_number\n,A\n1,B\n,C\n');
    await check(site, id);
    await deleteRecord(site.ctx, { model, id: 1 }, systemActor);
    expect(await run(site, id, 'good-rows')).toMatchObject({ state: 'done', rows_saved: 2, rows_bad: 1 });
    expect(await countRecords(site)).toBe(2);
    expect(await problemsOf(site, id)).toMatchObject([{ row_number: 3 }]);
  });

  it('stops between batches when the program ends, says how many rows are in, and goes on after them', async () => {
    const site = await testSite(kind);
    const id = await upload(site, many(2500));
    await check(site, id);
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
    expect(await countRecords(site)).toBe(1000);
    await resumeImport(site.ctx, id, systemActor);
    await runImports(site.ctx, goOn);
    expect(await loadImport(site.database.kysely, id)).toMatchObject({ state: 'done', rows_saved: 2500 });
    expect(await countRecords(site)).toBe(2500);
  });

  it('of a run that died is interrupted, and what the dead run still does is undone', async () => {
    const site = await testSite(kind);
    const id = await upload(site, many(10));
    await check(site, id);
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
    expect(await countRecords(site)).toBe(0);
  });

  it('is cancelled at once while it waits, and a check goes back to its columns', async () => {
    const site = await testSite(kind);
    const id = await upload(site, many(10));
    await check(site, id);
    await startImport(site.ctx, id, { mode: 'good-rows', seenBad: 0 }, systemActor);
    await stopImport(site.ctx, id, systemActor);
    await runImports(site.ctx, goOn);
    expect(await loadImport(site.database.kysely, id)).toMatchObject({ state: 'cancelled', rows_saved: 0 });
    await expect(stopImport(site.ctx, id, systemActor)).rejects.toMatchObject({ code: 'conflict' });
    expect(await countRecords(site)).toBe(0);
  });
});

/** Ends the program as soon as the run has begun to save; the time itself is the site's. */
function abortAndTell(ending: AbortController, site: TestSite): number {
  queueMicrotask(() => ending.abort());
  return site.clock.now();
}

const utf8 = new TextEncoder();

describeOnEachDatabase('a file that cannot be imported', (kind) => {
  it.each<[string, string | Uint8Array, string, RegExp]>([
    ['is empty', '', 'bad-request', /is empty/],
    ['is an Excel workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'bad-request', /Excel workbook/],
    ['is UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0]), 'bad-request', /UTF-16/],
    [
      'is Latin-1',
      new Uint8Array([...utf8.encode('name\n'), 0xe9, 0x0a]),
      'bad-request',
      /not text in UTF-8, from about line/,
    ],
    ['is binary', 'name\nA\0B\n', 'bad-request', /NUL/],
    ['has a million columns', `${'c,'.repeat(999_999)}c\n1\n`, 'invalid', /1,000,000 columns; at most 1,000/],
    ['is one line of 10 MB', 'x'.repeat(10_000_000), 'invalid', /longer than 4,000,000 characters/],
    ['is one line of JSON of 10 MB', `{"a":"${'x'.repeat(10_000_000)}"}`, 'invalid', /longer than 4,000,000/],
    ['has only a header', 'a,b\n', 'invalid', /no row below its header/],
    ['has two columns of a name', 'a,a\n1,2\n', 'invalid', /Two columns are called "a"/],
    ['has a column without a name', 'a,,c\n1,2,3\n', 'invalid', /Column 2 has no name/],
    ['is a JSON list', '[{"a":1}]', 'invalid', /one object a line/],
  ])('is refused when it %s, and nothing is kept', async (_, text, code, message) => {
    const site = await testSite(kind);
    await expect(upload(site, text, 'file')).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    for (const table of ['engine_import', 'engine_import_chunk'] as const)
      expect(await site.database.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  it('is refused when it breaks off while it is sent', async () => {
    const site = await testSite(kind);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(utf8.encode('name\nA\n'));
      },
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    });
    await expect(
      storeUpload(site.ctx, { model, fileName: 'cut.csv', body }, systemActor),
    ).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('broke off') });
    expect(await site.database.kysely.selectFrom('engine_import').selectAll().execute()).toEqual([]);
  });

  it('has a row of a million values below its header: that row is wrong, and small to keep', async () => {
    const site = await testSite(kind);
    const id = await upload(site, `po_number\nA\n${'c,'.repeat(999_999)}c\n`);
    const row = await check(site, id);
    expect(row).toMatchObject({ state: 'checked', rows_good: 1, rows_bad: 1 });
    expect(row.reading_json?.length).toBeLessThan(1000);
  });

  it.each([3000, 6000, 100_000])(
    'has a value %d levels deep: that row is wrong and the others are good',
    async (depth) => {
      const site = await testSite(kind);
      const deep = `{"po_number":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const id = await upload(site, `${deep}\n{"po_number":"A"}\n${deep}\n`, 'deep.ndjson');
      expect(readingOf(await loadImport(site.database.kysely, id))?.samples[0]).toEqual(['[…]']);
      expect(await check(site, id)).toMatchObject({ state: 'checked', rows_good: 1, rows_bad: 2 });
      const [problem] = await problemsOf(site, id);
      expect(problem).toMatchObject({ row_number: 1, column_name: 'po_number' });
      expect(problem?.message).toContain('cannot be used here');
    },
  );

  it('is found out by the check when a quote is never closed, and nothing is saved', async () => {
    const site = await testSite(kind);
    const id = await upload(site, `po_number\n${'A\n'.repeat(10)}"open\nB\n`);
    expect(await check(site, id)).toMatchObject({
      state: 'uploaded',
      problem: expect.stringMatching(/line \d+.*never closed/),
    });
    expect(await countRecords(site)).toBe(0);
  });
});
