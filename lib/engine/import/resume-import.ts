import { recordAct } from '@/lib/audit/record';
import { lockImport } from '@/lib/db/queries/engine-import/lock-import';
import { updateImport } from '@/lib/db/queries/engine-import/update-import';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { noImport } from './load-import';

/**
 * Lets an interrupted import go on after the last row that is in.
 * @throws AppError `not-found`, `conflict` when it is not interrupted.
 */
export async function resumeImport(ctx: EngineContext, id: string, actor: Actor): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const row = await lockImport(trx, ctx.database.support, id);
    if (row === undefined) throw noImport();
    if (row.state !== 'interrupted')
      throw new AppError('conflict', 'The import is not interrupted. Nothing was changed.');
    await updateImport(trx, id, { state: 'importing', problem: null, stop_requested: 0 });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'records.import-resume',
      target: { kind: 'model', id: row.model, name: row.model },
      outcome: 'done',
      detail: { importId: id, file: row.file_name, rowsRead: row.rows_read },
    });
  });
}
