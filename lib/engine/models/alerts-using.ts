import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import type { Row } from '@/lib/db/schema';
import { parseAlertConfig } from '@/lib/domain/alert-config';
import { isAppError } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { ModelCatalog } from './load-models';

/**
 * The alerts that would not work without a field: their filter, trigger fields or extra fields name it, of any model. Found
 * by reading each as if the field were gone already, so that whatever an alert may come to say is covered.
 */
export async function alertsUsingField(
  db: Queryable,
  catalog: ModelCatalog,
  { model, field }: { model: string; field: string },
): Promise<Row<'engine_alert'>[]> {
  const models = new Map(catalog.models);
  const reduced = models.get(model);
  if (reduced === undefined) return [];
  models.set(model, { ...reduced, fields: reduced.fields.filter(({ name }) => name !== field) });
  return (await listAlertRows(db)).filter((row) => !works(row, models));
}

function works(row: Row<'engine_alert'>, models: ReadonlyMap<string, ModelDefinition>): boolean {
  const model = models.get(row.model);
  if (model === undefined) return true;
  const written = {
    name: row.name,
    alert_trigger_type: row.trigger_type,
    filter: row.filter_json,
    alert_transition_states: readJson<unknown>(row.transition_states_json),
    trigger_fields: readJson<unknown>(row.trigger_fields_json),
    extra_fields: readJson<unknown>(row.extra_fields_json),
  };
  try {
    parseAlertConfig(written, model, (name) => models.get(name));
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}
