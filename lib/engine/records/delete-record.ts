import { deleteRecordRow } from '@/lib/db/queries/engine-record/delete-record';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { noRecord } from './apply-saves';

/**
 * Deletes a record. Its queue entries stay: a later process call gives `{"id":…}` and nulls for it (domain.md). Its id is not
 * given out again.
 * @throws AppError `not-found` for the model or the record.
 */
export async function deleteRecord(ctx: EngineContext, modelName: string, id: number): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    const { catalog } = await loadCatalog(ctx.database, trx);
    const model = modelOf(catalog, modelName);
    if (!(await deleteRecordRow(trx, model.name, id))) throw noRecord(model.name, id);
  });
}
