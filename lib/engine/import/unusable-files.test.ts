import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import {
  checkImport,
  countImported,
  IMPORT_MODEL as model,
  problemsOfImport,
  uploadImport,
} from '@/lib/testing/imports';
import { loadImport, readingOf } from './load-import';
import { storeUpload } from './store-upload';

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
    await expect(uploadImport(site, text, 'file')).rejects.toMatchObject({
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
      storeUpload(site.ctx, { model, fileName: 'cut.csv', body, mayStill: async () => {} }, systemActor),
    ).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('broke off') });
    expect(await site.database.kysely.selectFrom('engine_import').selectAll().execute()).toEqual([]);
  });

  it('has a row of a million values below its header: that row is wrong, and small to keep', async () => {
    const site = await testSite(kind);
    const id = await uploadImport(site, `po_number\nA\n${'c,'.repeat(999_999)}c\n`);
    const row = await checkImport(site, id);
    expect(row).toMatchObject({ state: 'checked', rows_good: 1, rows_bad: 1 });
    expect(row.reading_json?.length).toBeLessThan(1000);
  });

  it.each([3000, 6000, 40_000])(
    'has a value %d levels deep: that row is wrong and the others are good',
    async (depth) => {
      const site = await testSite(kind);
      const deep = `{"po_number":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const id = await uploadImport(site, `${deep}\n{"po_number":"A"}\n${deep}\n`, 'deep.ndjson');
      expect(readingOf(await loadImport(site.database.kysely, id))?.samples[0]).toEqual(['[…]']);
      expect(await checkImport(site, id)).toMatchObject({ state: 'checked', rows_good: 1, rows_bad: 2 });
      const [problem] = await problemsOfImport(site, id);
      expect(problem).toMatchObject({ row_number: 1, column_name: 'po_number' });
      expect(problem?.message).toContain('cannot be used here');
    },
  );

  it('has a row of more values than a JSON may have: that row is wrong, and says why', async () => {
    const site = await testSite(kind);
    const deep = `{"po_number":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const id = await uploadImport(site, `${deep}\n{"po_number":"A"}\n${deep}\n`, 'deep.ndjson');
    expect(await checkImport(site, id)).toMatchObject({ state: 'checked', rows_good: 1, rows_bad: 2 });
    const [problem] = await problemsOfImport(site, id);
    expect(problem).toMatchObject({ row_number: 1, message: expect.stringContaining('50,000 values') });
  });

  it('is found out by the check when a quote is never closed, and nothing is saved', async () => {
    const site = await testSite(kind);
    const id = await uploadImport(site, `po_number\n${'A\n'.repeat(10)}"open\nB\n`);
    expect(await checkImport(site, id)).toMatchObject({
      state: 'uploaded',
      problem: expect.stringMatching(/line \d+.*never closed/),
    });
    expect(await countImported(site)).toBe(0);
  });
});
