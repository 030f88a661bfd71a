import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { lockImport } from '@/lib/db/queries/engine-import/lock-import';
import { updateImport } from '@/lib/db/queries/engine-import/update-import';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { MAX_ROWS_AT_ONCE, type ImportMode } from '@/lib/domain/imports';
import type { Row } from '@/lib/db/schema';
import type { EngineContext } from '../context';
import { noImport } from './load-import';

/**
 * Has a checked import saved in the background.
 * @param seenBad how many bad rows the person was shown.
 * @throws AppError `not-found`; `conflict` when it is not checked, or its check came to something else; `invalid` for all or
 * nothing with bad rows or too many rows.
 */
export async function startImport(
  ctx: EngineContext,
  id: string,
  { mode, seenBad }: { mode: ImportMode; seenBad: number },
  actor: Actor,
): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const row = await lockImport(trx, ctx.database.support, id);
    if (row === undefined) throw noImport();
    if (row.state !== 'checked' || row.rows_bad !== seenBad)
      throw new AppError(
        'conflict',
        'The import is not as you saw it: look at it as it is now. No record was changed.',
      );
    refuseMode(row, mode);
    await updateImport(trx, id, {
      state: 'importing',
      mode,
      stop_requested: 0,
      rows_read: 0,
      problem: null,
      actor_json: writeJson(actor),
    });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'records.import-start',
      target: { kind: 'model', id: row.model, name: row.model },
      outcome: 'done',
      detail: { importId: id, file: row.file_name, mode, rowsGood: row.rows_good, rowsBad: row.rows_bad },
    });
  });
}

function refuseMode(row: Row<'engine_import'>, mode: ImportMode): void {
  if (row.rows_good === 0)
    throw new AppError(
      'invalid',
      'No row of the file is good, so there is nothing to import. No record was changed.',
    );
  if (mode !== 'all') return;
  if (row.rows_bad > 0)
    throw new AppError(
      'invalid',
      'All or nothing needs every row to be good. Correct the file and upload it again, or import the good rows only. No record was changed.',
    );
  if ((row.row_count ?? 0) > MAX_ROWS_AT_ONCE)
    throw new AppError(
      'invalid',
      `All or nothing works up to ${MAX_ROWS_AT_ONCE.toLocaleString('en')} rows, because it is one transaction. Split the file, or import the good rows (here: all) in steps. No record was changed.`,
    );
}
