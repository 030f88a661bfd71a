import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { deleteImportChunks } from '@/lib/db/queries/engine-import/delete-chunks';
import { listBadRows } from '@/lib/db/queries/engine-import/list-bad-rows';
import type { RowUpdate } from '@/lib/db/schema';
import { isAppError } from '@/lib/domain/errors';
import { saveRecords } from '../records/save-records';
import type { ImportRow } from './read-rows';
import { advance, batchesOf, sourceOf, type ImportRun } from './run';
import { saveBatch } from './save-batch';
import { toSaves } from './to-saves';

const ENDED_BY_PROGRAM =
  'The program was ended in the middle. What is counted as in is in, whole and with its alerts; nothing is half saved.';

/** Saves the rows of a checked import, in the manner that was chosen. */
export async function runImport(run: ImportRun): Promise<void> {
  await (run.row.mode === 'all' ? importAll(run) : importGoodRows(run));
}

/** A batch at a time; how far it has come commits with each. */
async function importGoodRows(run: ImportRun): Promise<void> {
  const { row, signal } = run;
  const totals = { read: row.rows_read, saved: row.rows_saved, bad: row.rows_bad };
  for await (const rows of batchesOf(run, totals.read)) {
    const isStopping = await saveBatch(run, await goodOf(run, rows), { rows, totals });
    if (isStopping) return end(run, 'cancelled', {});
    if (signal.aborted) return interrupt(run);
  }
  await end(run, 'done', {});
}

/** Every row in one transaction with the end of the import. */
async function importAll(run: ImportRun): Promise<void> {
  const { ctx, row } = run;
  const rows: ImportRow[] = [];
  for await (const batch of batchesOf(run, 0)) rows.push(...batch);
  try {
    const counts = { rows_read: rows.length, rows_saved: rows.length };
    const saves = await toSaves(run, rows);
    await saveRecords(ctx, saves, run.actor, sourceOf(run), (trx) => endIn(run, trx, 'done', counts));
  } catch (error) {
    if (!isAppError(error) || error.status >= 500) throw error;
    const problem = `Something changed since the check, so nothing was imported. ${sentenceOf(error, rows)}`;
    await end(run, 'failed', { problem, rows_read: 0, rows_saved: row.rows_saved });
  }
}

/** An error of a batch says `[3].state`; people count rows. */
function sentenceOf(
  error: { message: string; problems: readonly { path: string }[] },
  rows: readonly ImportRow[],
): string {
  const index = /^\[(\d+)\]/.exec(error.problems[0]?.path ?? '')?.[1];
  const row = index === undefined ? undefined : rows[Number(index)];
  return row === undefined ? error.message : `Row ${row.number}: ${error.message}`;
}

async function goodOf({ ctx, row }: ImportRun, rows: readonly ImportRow[]): Promise<ImportRow[]> {
  const [first, last] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
  const bad = await listBadRows(ctx.database.kysely, row.id, { first, last });
  return rows.filter(({ number }) => !bad.has(number));
}

async function interrupt(run: ImportRun): Promise<void> {
  await advance(run, run.ctx.database.kysely, {
    state: 'interrupted',
    problem: ENDED_BY_PROGRAM,
    runner: null,
  });
}

function end(
  run: ImportRun,
  state: 'done' | 'cancelled' | 'failed',
  change: RowUpdate<'engine_import'>,
): Promise<void> {
  return run.ctx.database.transaction((trx) => endIn(run, trx, state, change));
}

async function endIn(
  run: ImportRun,
  trx: Queryable,
  state: 'done' | 'cancelled' | 'failed',
  change: RowUpdate<'engine_import'>,
): Promise<void> {
  const { ctx, row, actor } = run;
  const now = ctx.clock.now();
  await advance(run, trx, { ...change, state, runner: null, stop_requested: 0, finished_at: now });
  await deleteImportChunks(trx, row.id);
  await recordAct(trx, {
    at: now,
    actor,
    verb: 'records.import-end',
    target: { kind: 'model', id: row.model, name: row.model },
    outcome: state === 'failed' ? 'failed' : 'done',
    detail: { importId: row.id, file: row.file_name, mode: row.mode, state },
  });
}
