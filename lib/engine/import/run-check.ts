import { deleteImportProblems } from '@/lib/db/queries/engine-import/delete-problems';
import { insertImportProblems } from '@/lib/db/queries/engine-import/insert-problems';
import { isAppError } from '@/lib/domain/errors';
import { MAX_IMPORT_PROBLEMS } from '@/lib/domain/imports';
import { checkRows, type KnownRecords } from './check-rows';
import type { RowProblem } from './plan-row';
import { advance, batchesOf, type ImportRun } from './run';

const TOO_MANY = `The check stopped after ${MAX_IMPORT_PROBLEMS.toLocaleString('en')} problems: the file does not fit its columns. Nothing was saved: look at the first problems, and choose the columns again.`;

/** Reads every row of an import and keeps what is wrong with each. Saves no record. */
export async function runCheck(run: ImportRun): Promise<void> {
  const { ctx, row } = run;
  await ctx.database.transaction(async (trx) => {
    await deleteImportProblems(trx, row.id);
    await advance(run, trx, { rows_read: 0, rows_good: 0, rows_bad: 0 });
  });
  try {
    await checkAll(run);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'invalid') throw error;
    await ctx.database.transaction((trx) => backToMapping(run, trx, error.message));
  }
}

async function checkAll(run: ImportRun): Promise<void> {
  const { ctx, plan, mapping, signal } = run;
  const known: KnownRecords = new Map();
  let [read, bad, problemCount] = [0, 0, 0];
  for await (const rows of batchesOf(run, 0)) {
    const found = await checkRows(ctx.database.kysely, plan, { rows, known, unknownIds: mapping.unknownIds });
    read += rows.length;
    bad += found.size;
    for (const problems of found.values()) problemCount += problems.length;
    const isStopping = await ctx.database.transaction(async (trx) => {
      await insertImportProblems(trx, ctx.database.support, toRows(run, found));
      return advance(run, trx, { rows_read: read, rows_good: read - bad, rows_bad: bad });
    });
    // Begun anew by the next start of the program.
    if (signal.aborted) return release(run);
    if (isStopping) return ctx.database.transaction((trx) => backToMapping(run, trx, null));
    if (problemCount > MAX_IMPORT_PROBLEMS)
      return ctx.database.transaction((trx) => backToMapping(run, trx, TOO_MANY));
  }
  await ctx.database.transaction((trx) =>
    advance(run, trx, { state: 'checked', row_count: read, runner: null }),
  );
}

async function release(run: ImportRun): Promise<void> {
  await advance(run, run.ctx.database.kysely, { runner: null });
}

async function backToMapping(
  run: ImportRun,
  trx: Parameters<typeof advance>[1],
  problem: string | null,
): Promise<void> {
  await advance(run, trx, { state: 'uploaded', problem, runner: null, stop_requested: 0 });
}

/** Problems as they are stored. */
export function toRows(run: Pick<ImportRun, 'row'>, found: ReadonlyMap<number, readonly RowProblem[]>) {
  return [...found].flatMap(([number, problems]) =>
    problems.map(({ path, message }, sequence) => ({
      import_id: run.row.id,
      row_number: number,
      sequence,
      column_name: path,
      message,
    })),
  );
}
