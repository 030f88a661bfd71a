import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import { parseAlertConfig } from '@/lib/domain/alert-config';
import { isAppError } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { ModelCatalog } from './load-models';

/**
 * The alerts, of any model, that would not work with a model as it is to become: their filter, trigger fields, transition states or
 * extra fields name what would be gone. Found by reading each as if the change were made, so that whatever an alert may come to
 * say is covered.
 */
export function alertsBrokenBy(
  alerts: readonly Row<'engine_alert'>[],
  catalog: ModelCatalog,
  changed: ModelDefinition,
): Row<'engine_alert'>[] {
  const models = new Map(catalog.models).set(changed.name, changed);
  return alerts.filter((row) => !works(row, models));
}

/** The alerts that wait for a state of a model, or ask for it in their filter. */
export function alertsUsingState(
  alerts: readonly Row<'engine_alert'>[],
  catalog: ModelCatalog,
  { model, state }: { model: ModelDefinition; state: string },
): Row<'engine_alert'>[] {
  const states = model.states.filter((name) => name !== state);
  return alertsBrokenBy(alerts, catalog, { ...model, states });
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
