import { deleteRecordRow } from '@/lib/db/queries/engine-record/delete-record';
import { lockRecords } from '@/lib/db/queries/engine-record/lock-records';
import type { Actor } from '@/lib/domain/actor';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { noRecord, oldVersion } from './apply-saves';
import { logChanges, NO_ALERTS } from './log-changes';
import { recordRecordAct } from './record-act';
import { valuesOf } from './record-values';

export interface RecordDeletion {
  model: string;
  id: number;
  /** The version the caller has read; the deletion is refused when there is a newer one. */
  version?: number;
}

/**
 * Deletes a record; the change log keeps its last values. Its queue entries stay: a later process call gives `{"id":…}` and
 * nulls for it (domain.md). Its id is not given out again.
 * @throws AppError `not-found` for the model or the record, `conflict` for an old version.
 */
export async function deleteRecord(ctx: EngineContext, asked: RecordDeletion, actor: Actor): Promise<void> {
  const { database, clock } = ctx;
  await database.transaction(async (trx) => {
    const { catalog } = await loadCatalog(database, trx);
    const model = modelOf(catalog, asked.model);
    const [row] = await lockRecords(trx, database.support, model.name, [asked.id]);
    if (row === undefined) throw noRecord(model.name, asked.id);
    if (asked.version !== undefined && asked.version !== row.version)
      throw oldVersion(model.name, { id: row.id, read: asked.version, current: row.version });
    await deleteRecordRow(trx, model.name, row.id);
    const change = {
      model: model.name,
      recordId: row.id,
      version: row.version,
      kind: 'delete',
      values: valuesOf(model, row),
      alerts: NO_ALERTS,
    } as const;
    await logChanges(trx, database.support, { at: clock.now(), actor, source: null }, [change]);
    const record = { model: model.name, id: row.id, version: row.version };
    await recordRecordAct(ctx, trx, { verb: 'record.delete', record, actor });
  });
}
