import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { addEngineFields } from '@/lib/db/queries/engine-field/add-fields';
import { listEngineFields } from '@/lib/db/queries/engine-field/list-fields';
import { addEngineModel } from '@/lib/db/queries/engine-model/add-model';
import { listEngineModels } from '@/lib/db/queries/engine-model/list-models';
import { addEngineSetting } from '@/lib/db/queries/engine-setting/add-setting';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { CORE_MODELS } from '@/lib/domain/models';
import type { EngineContext } from './context';
import { renewVersion } from './settings/renew-version';
import { CHANGEABLE_NAMES, SETTING_DEFAULTS, SETTING_NAMES } from './settings/site-settings';

/**
 * Gives the built-in site the core models and default settings it lacks. Run at every start: it only adds, so that states,
 * fields and settings an admin has changed stay, and a newer program's new columns arrive. Instances may run it at once.
 */
export async function ensureBuiltInSite(ctx: EngineContext): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    if (await addMissingModels(trx)) await renewVersion(trx, 'modelsVersion');
    for (const key of CHANGEABLE_NAMES)
      await addEngineSetting(trx, SETTING_NAMES[key], writeJson(SETTING_DEFAULTS[key]));
    await addEngineSetting(trx, SETTING_NAMES.settingsVersion, writeJson('first'));
  });
}

/** @returns whether anything was missing. */
async function addMissingModels(trx: Queryable): Promise<boolean> {
  const models = new Set((await listEngineModels(trx)).map((row) => row.name));
  const fields = new Set((await listEngineFields(trx)).map((row) => `${row.model}.${row.name}`));
  let added = false;
  for (const [position, model] of CORE_MODELS.entries()) {
    const missing = fieldRows(model).filter((row) => !fields.has(`${row.model}.${row.name}`));
    if (!models.has(model.name)) await addEngineModel(trx, modelRow(model, position));
    await addEngineFields(trx, missing);
    added ||= missing.length > 0 || !models.has(model.name);
  }
  return added;
}

function modelRow(model: ModelDefinition, position: number) {
  return {
    name: model.name,
    table_name: model.table,
    label: model.label,
    position,
    states_json: writeJson(model.states),
    next_record_id: 1,
    is_custom: 0,
  };
}

function fieldRows(model: ModelDefinition) {
  return model.fields.map((field, position) => ({
    model: model.name,
    name: field.name,
    type: field.type,
    relation: field.relation,
    is_custom: 0,
    position,
  }));
}
