import type { Queryable } from '@/lib/db/database';
import { insertImportProblems } from '@/lib/db/queries/engine-import/insert-problems';
import { isAppError } from '@/lib/domain/errors';
import { saveRecords } from '../records/save-records';
import type { ImportRow } from './read-rows';
import { advance, sourceOf, type ImportRun } from './run';
import { toSaves } from './to-saves';

/** Counted over the whole import; changed here as rows go in. */
export interface ImportTotals {
  read: number;
  saved: number;
  bad: number;
}

interface Batch {
  /** All rows of the batch, bad ones too. */
  rows: readonly ImportRow[];
  totals: ImportTotals;
}

/**
 * Saves the good rows of a batch, with how far the import has come, in one transaction. When something changed since the check and the
 * batch is refused, its rows are saved one by one, so that one of them cannot keep the others out.
 * @returns whether somebody asked the import to stop.
 */
export async function saveBatch(run: ImportRun, good: readonly ImportRow[], batch: Batch): Promise<boolean> {
  const { rows, totals } = batch;
  const after = { ...totals, read: rows.at(-1)?.position ?? totals.read, saved: totals.saved + good.length };
  try {
    const isStopping = await saveTogether(run, good, after);
    Object.assign(totals, after);
    return isStopping;
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return saveOneByOne(run, good, batch);
}

async function saveTogether(
  run: ImportRun,
  rows: readonly ImportRow[],
  after: ImportTotals,
): Promise<boolean> {
  const { ctx } = run;
  let isStopping = false;
  const tell = async (trx: Queryable): Promise<void> => {
    isStopping = await advance(run, trx, columnsOf(after));
  };
  if (rows.length === 0) await ctx.database.transaction(tell);
  else await saveRecords(ctx, await toSaves(run, rows), run.actor, sourceOf(run), tell);
  return isStopping;
}

async function saveOneByOne(
  run: ImportRun,
  good: readonly ImportRow[],
  { rows, totals }: Batch,
): Promise<boolean> {
  const { ctx } = run;
  for (const row of good) {
    const read = row.position;
    try {
      await saveTogether(run, [row], { ...totals, read, saved: totals.saved + 1 });
      totals.saved += 1;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      totals.bad += 1;
      await ctx.database.transaction(async (trx) => {
        await insertImportProblems(trx, ctx.database.support, [
          {
            import_id: run.row.id,
            row_number: row.number,
            sequence: 0,
            column_name: '',
            message: `Refused when it was saved: ${error.message}`,
          },
        ]);
        await advance(run, trx, columnsOf({ ...totals, read }));
      });
    }
    totals.read = read;
  }
  totals.read = rows.at(-1)?.position ?? totals.read;
  return ctx.database.transaction((trx) => advance(run, trx, columnsOf(totals)));
}

/** What a row itself can be refused for, and not what keeps any row from being saved. */
function isRefusal(error: unknown): error is Error {
  return isAppError(error) && ['invalid', 'not-found', 'conflict'].includes(error.code);
}

function columnsOf({ read, saved, bad }: ImportTotals) {
  return { rows_read: read, rows_saved: saved, rows_bad: bad };
}
