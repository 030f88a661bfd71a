import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import { findOnce } from '@/lib/db/queries/engine-once/find-once';
import type { ExplainInput } from '@/lib/domain/api/alert-inputs';
import { AppError } from '@/lib/domain/errors';
import { explainTrigger, type TriggerExplanation } from '@/lib/domain/explain-trigger';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { valuesOf } from '../records/record-values';
import { parseDraft } from './preview-alert';

/**
 * Whether a save of a record would queue it, by settings that need not be saved, and what decides.
 * @throws AppError `not-found` for the model; `invalid` for settings that are wrong or a record that does not exist.
 */
export async function explainAlert(
  ctx: EngineContext,
  input: ExplainInput,
): Promise<TriggerExplanation & { recordId: number }> {
  const db = ctx.database.kysely;
  const { catalog } = await loadCatalog(ctx.database, db);
  const model = modelOf(catalog, input.model);
  const alert = parseDraft({ ...input.settings, extra_fields: [] }, model, catalog);
  const { recordId, alertId } = input;
  const row = (await findRecords(db, model.name, [recordId])).get(recordId);
  if (row === undefined) throw noRecord(model.name, recordId);
  const remembered = alertId === null ? new Set<number>() : await findOnce(db, alertId, [recordId]);
  return {
    recordId,
    ...explainTrigger(alert, valuesOf(model, row), input.save, remembered.has(recordId)),
  };
}

function noRecord(model: string, recordId: number): AppError {
  const message = `There is no ${model} with the id ${recordId}.`;
  return new AppError('invalid', message, { problems: [{ path: 'recordId', message }] });
}
