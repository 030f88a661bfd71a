import { findRecords } from '@/lib/db/queries/engine-record/find-records';
import { findOnce } from '@/lib/db/queries/engine-once/find-once';
import type { ExplainInput } from '@/lib/domain/api/alert-inputs';
import { AppError } from '@/lib/domain/errors';
import { explainTrigger, type TriggerExplanation } from '@/lib/domain/explain-trigger';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { valuesOf } from '../records/record-values';
import { loadRelated } from '../triggers/load-related';
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
  const { catalog, settings } = await loadCatalog(ctx.database, db);
  const model = modelOf(catalog, input.model);
  const alert = parseDraft({ ...input.settings, extra_fields: [] }, model, catalog);
  const { recordId, alertId } = input;
  const row = (await findRecords(db, model.name, [recordId])).get(recordId);
  if (row === undefined) throw noRecord(model.name, recordId);
  const remembered = alertId === null ? new Set<number>() : await findOnce(db, alertId, [recordId]);
  const calendar = siteCalendar(ctx.clock.now(), settings);
  const values = valuesOf(model, row);
  const related = await loadRelated(
    db,
    catalog,
    [{ filter: prepareFilter(alert.filter, calendar), values }],
    () => [],
  );
  const situation = { calendar, related, hasQueuedBefore: remembered.has(recordId) };
  return { recordId, ...explainTrigger(alert, values, input.save, situation) };
}

function noRecord(model: string, recordId: number): AppError {
  const message = `There is no ${model} with the id ${recordId}.`;
  return new AppError('invalid', message, { problems: [{ path: 'recordId', message }] });
}
