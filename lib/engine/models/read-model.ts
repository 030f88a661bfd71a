import { findEngineModel } from '@/lib/db/queries/engine-model/find-model';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import { countRecordsByState } from '@/lib/db/queries/engine-record/count-by-state';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { alertsUsingState } from './alerts-broken-by';
import type { ModelCatalog } from './load-models';
import { modelOf } from './model-of';
import { hasStateColumn } from './workflow';

/** A workflow state with what keeps it from being removed. */
interface StateUse {
  name: string;
  records: number;
  /** Names of the alerts that wait for it or ask for it in their filter, of whatever model. */
  alerts: string[];
}

/** A model as an admin sees and changes it. */
export interface ModelSettings {
  model: ModelDefinition;
  version: number;
  /** Null when the model has no workflow. */
  states: StateUse[] | null;
}

/** @throws AppError `not-found`. */
export async function readModel(ctx: EngineContext, name: string): Promise<ModelSettings> {
  const db = ctx.database.kysely;
  const { catalog } = await loadCatalog(ctx.database, db);
  const model = modelOf(catalog, name);
  const row = await findEngineModel(db, model.name);
  return {
    model,
    version: row?.version ?? 0,
    states: hasStateColumn(model) ? await statesOf(ctx, catalog, model) : null,
  };
}

async function statesOf(
  ctx: EngineContext,
  catalog: ModelCatalog,
  model: ModelDefinition,
): Promise<StateUse[]> {
  const counts = await countRecordsByState(ctx.database.kysely, model.name);
  const alerts = await listAlertRows(ctx.database.kysely);
  return model.states.map((state) => ({
    name: state,
    records: counts.get(state) ?? 0,
    alerts: alertsUsingState(alerts, catalog, { model, state }).map((row) => row.name),
  }));
}
