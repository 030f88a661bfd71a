import type { Queryable } from '@/lib/db/database';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import { countFieldValues } from '@/lib/db/queries/engine-record/count-field-values';
import { AppError } from '@/lib/domain/errors';
import { findField } from '@/lib/domain/find-field';
import { quoteInput } from '@/lib/domain/quote-input';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { alertsBrokenBy } from './alerts-broken-by';
import type { ModelCatalog } from './load-models';
import { modelOf } from './model-of';

/** What would be lost with a custom field, and what keeps it from going. */
export interface FieldUse {
  /** Records that have a value in it. */
  records: number;
  /** Names of the alerts that use it: while there is one, the field stays. */
  alerts: string[];
}

export interface FieldName {
  model: string;
  field: string;
}

/** @throws AppError `not-found` for the model or the field, `conflict` for a field that is Fluxx's own. */
export async function readFieldUse(ctx: EngineContext, name: FieldName): Promise<FieldUse> {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  return fieldUseIn(ctx, ctx.database.kysely, { catalog, ...name });
}

/** The same in a transaction. */
export async function fieldUseIn(
  ctx: EngineContext,
  db: Queryable,
  { catalog, model: modelName, field: fieldName }: FieldName & { catalog: ModelCatalog },
): Promise<FieldUse> {
  const model = modelOf(catalog, modelName);
  const field = findField(model, fieldName);
  if (field === undefined)
    throw new AppError(
      'not-found',
      `${model.name} has no field ${quoteInput(fieldName)}. Nothing was changed.`,
    );
  if (!field.custom)
    throw new AppError(
      'conflict',
      `${field.name} is one of Fluxx’s own fields and stays. Only custom fields can be removed. Nothing was changed.`,
    );
  const fields = model.fields.filter(({ name }) => name !== field.name);
  const alerts = alertsBrokenBy(await listAlertRows(db), catalog, { ...model, fields });
  return {
    records: await countFieldValues(db, ctx.database.support, { model: model.name, field: field.name }),
    alerts: alerts.map((row) => row.name),
  };
}
