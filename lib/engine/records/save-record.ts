import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { recordRecordAct } from './record-act';
import { saveRecords, type RecordSave, type SavedRecord } from './save-records';

/** Makes one record, or changes one when `save.id` is given; as saveRecords with a single save. */
export async function saveRecord(ctx: EngineContext, save: RecordSave, actor: Actor): Promise<SavedRecord> {
  const verb = save.id === undefined ? 'record.create' : 'record.update';
  const [saved] = await saveRecords(ctx, [save], actor, null, async (trx, [record]) => {
    if (record !== undefined) await recordRecordAct(ctx, trx, { verb, record, actor });
  });
  if (saved === undefined) throw new AppError('internal', 'The record was saved but not given back.');
  return saved;
}
