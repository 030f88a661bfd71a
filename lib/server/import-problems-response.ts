import { csvHead } from '@/lib/console/csv';
import type { Queryable } from '@/lib/db/database';
import { listImportProblems } from '@/lib/db/queries/engine-import/list-problems';
import { loadImport } from '@/lib/engine/import/load-import';
import type { Runtime } from './runtime';

const PAGE = 1000;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Every problem of an import as a CSV, read and sent a page at a time. @throws AppError `not-found`. */
export async function importProblemsResponse({ database }: Runtime, id: string): Promise<Response> {
  await loadImport(database.kysely, id);
  return new Response(streamOf(csvOf(database.kysely, id)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="import-problems-${id}.csv"`,
    },
  });
}

/** A page is read only when the one before it was taken. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* csvOf(db: Queryable, importId: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield csvHead(['row', 'column', 'problem']);
  for (let after: { row: number; sequence: number } | null = null; ;) {
    const rows = await listImportProblems(db, { importId, after, limit: PAGE });
    const last = rows.at(-1);
    if (last === undefined) return;
    const lines = rows.map((row) => `${row.row_number},${cell(row.column_name)},${cell(row.message)}\r\n`);
    yield encoder.encode(lines.join(''));
    after = { row: last.row_number, sequence: last.sequence };
  }
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
