import { recordAct } from '@/lib/audit/record';
import { deleteImportChunks } from '@/lib/db/queries/engine-import/delete-chunks';
import { lockImport } from '@/lib/db/queries/engine-import/lock-import';
import { updateImport } from '@/lib/db/queries/engine-import/update-import';
import type { Queryable } from '@/lib/db/database';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { noImport } from './load-import';

/**
 * Stops an import: one under way after the batch that is being saved, one that waits or was interrupted at once, one that is
 * being checked goes back to its mapping. Rows that are in stay in.
 * @throws AppError `not-found`, `conflict` when there is nothing to stop.
 */
export async function stopImport(ctx: EngineContext, id: string, actor: Actor): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const row = await lockImport(trx, ctx.database.support, id);
    if (row === undefined) throw noImport();
    if (row.state === 'done' || row.state === 'failed' || row.state === 'cancelled')
      throw new AppError('conflict', 'The import has ended already. Nothing was changed.');
    if (row.runner === null) await stopNow(ctx, trx, row);
    else await updateImport(trx, id, { stop_requested: 1 });
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'records.import-stop',
      target: { kind: 'model', id: row.model, name: row.model },
      outcome: 'done',
      detail: { importId: id, file: row.file_name, rowsSaved: row.rows_saved },
    });
  });
}

async function stopNow(ctx: EngineContext, trx: Queryable, row: Row<'engine_import'>): Promise<void> {
  if (row.state === 'checking') {
    await updateImport(trx, row.id, { state: 'uploaded', rows_read: 0 });
    return;
  }
  await deleteImportChunks(trx, row.id);
  await updateImport(trx, row.id, { state: 'cancelled', finished_at: ctx.clock.now() });
}
