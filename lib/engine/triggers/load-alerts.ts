import { z } from 'zod';
import type { Database, Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import type { Row } from '@/lib/db/schema';
import type { AlertConfig } from '@/lib/domain/alert-config';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { parseStoredFilter } from '@/lib/domain/filter/parse';
import { TRIGGER_TYPES, type TriggerType } from '@/lib/domain/triggers';
import type { SiteCatalog } from '../load-catalog';
import type { ModelCatalog } from '../models/load-models';

/** An alert ready to be asked: its filter is compiled. */
export interface CompiledAlert extends AlertConfig {
  id: number;
  version: number;
  model: ModelDefinition;
}

/** A row, and what was compiled of it. */
interface StoredAlert {
  row: Row<'engine_alert'>;
  compiled: CompiledAlert;
}

/** The alerts of the site as they stand at one version. */
export interface AlertCatalog {
  alertsVersion: string;
  models: ModelCatalog;
  /** Disabled ones too, in the order of their ids. */
  all: ReadonlyMap<number, StoredAlert>;
  enabledOfModel: ReadonlyMap<string, readonly CompiledAlert[]>;
}

const triggerType = z.enum(TRIGGER_TYPES);
const kept = new WeakMap<Database, AlertCatalog>();

/**
 * The alerts of the site, compiled. Read anew only when the settings, which the caller has just read in `db`, say that an
 * alert or a model changed; an alert whose own version is the same is then not compiled again.
 */
export async function loadAlerts(
  database: Database,
  db: Queryable,
  site: SiteCatalog,
): Promise<Pick<AlertCatalog, 'all' | 'enabledOfModel'>> {
  const known = kept.get(database);
  const { alertsVersion } = site.settings;
  if (known?.alertsVersion === alertsVersion && known.models === site.catalog) return known;
  const before = known?.models === site.catalog ? known.all : new Map<number, StoredAlert>();
  const all = new Map<number, StoredAlert>();
  const enabledOfModel = new Map<string, CompiledAlert[]>();
  for (const row of await listAlertRows(db)) {
    const model = site.catalog.models.get(row.model);
    if (model === undefined) continue;
    const same = before.get(row.id)?.compiled;
    const compiled = same?.version === row.version ? same : compileAlert(row, model, site.catalog);
    all.set(row.id, { row, compiled });
    if (!compiled.enabled) continue;
    const others = enabledOfModel.get(model.name);
    if (others === undefined) enabledOfModel.set(model.name, [compiled]);
    else others.push(compiled);
  }
  const loaded = { alertsVersion, models: site.catalog, all, enabledOfModel };
  kept.set(database, loaded);
  return loaded;
}

/** The trigger type of a stored alert. */
export function triggerTypeOf(row: Row<'engine_alert'>): TriggerType {
  return triggerType.parse(row.trigger_type);
}

/** Reads a stored alert; its filter was checked when it was written, and fields never go. */
export function compileAlert(
  row: Row<'engine_alert'>,
  model: ModelDefinition,
  catalog: ModelCatalog,
): CompiledAlert {
  return {
    id: row.id,
    version: row.version,
    model,
    name: row.name,
    triggerType: triggerTypeOf(row),
    filter: parseStoredFilter(row.filter_json, model, (name) => catalog.models.get(name)),
    transitionStates: readJson<string[]>(row.transition_states_json),
    triggerFields: readJson<string[]>(row.trigger_fields_json),
    extraFields: readJson<string[]>(row.extra_fields_json),
    enabled: row.enabled === 1,
  };
}
