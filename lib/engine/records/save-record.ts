import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { saveRecords, type RecordSave, type SavedRecord } from './save-records';

/** Makes one record, or changes one when `save.id` is given; as saveRecords with a single save. */
export async function saveRecord(ctx: EngineContext, save: RecordSave, actor: Actor): Promise<SavedRecord> {
  const [saved] = await saveRecords(ctx, [save], actor);
  if (saved === undefined) throw new AppError('internal', 'The record was saved but not given back.');
  return saved;
}
