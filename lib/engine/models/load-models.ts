import { z } from 'zod';
import type { Database, Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listEngineFields } from '@/lib/db/queries/engine-field/list-fields';
import { listEngineModels } from '@/lib/db/queries/engine-model/list-models';
import type { Row } from '@/lib/db/schema';
import {
  FIELD_TYPES,
  type FieldDefinition,
  type ModelDefinition,
  type Transitions,
} from '@/lib/domain/field-types';

/** The models of the built-in site as they stand at one version. */
export interface ModelCatalog {
  /** `modelsVersion` of the settings it was read under. */
  version: string;
  models: ReadonlyMap<string, ModelDefinition>;
}

const fieldType = z.enum(FIELD_TYPES);
const kept = new WeakMap<Database, ModelCatalog>();

/**
 * The models; read anew only when `version`, which the caller has just read in `db`, is not the one kept. So a change made by
 * another process is seen by the next save.
 */
export async function loadModels(database: Database, db: Queryable, version: string): Promise<ModelCatalog> {
  const known = kept.get(database);
  if (known?.version === version) return known;
  const catalog = { version, models: await readModels(db) };
  kept.set(database, catalog);
  return catalog;
}

async function readModels(db: Queryable): Promise<Map<string, ModelDefinition>> {
  const rows = await listEngineModels(db);
  const fields = new Map<string, FieldDefinition[]>(rows.map((row) => [row.name, []]));
  for (const row of await listEngineFields(db)) fields.get(row.model)?.push(toField(row));
  return new Map(rows.map((row) => [row.name, toModel(row, fields.get(row.name) ?? [])]));
}

function toModel(row: Row<'engine_model'>, fields: FieldDefinition[]): ModelDefinition {
  return {
    name: row.name,
    table: row.table_name,
    label: row.label,
    fields,
    states: readJson<string[]>(row.states_json),
    ...(row.transitions_json === null ? {} : { transitions: readJson<Transitions>(row.transitions_json) }),
  };
}

function toField(row: Row<'engine_field'>): FieldDefinition {
  return {
    name: row.name,
    type: fieldType.parse(row.type),
    relation: row.relation,
    custom: row.is_custom === 1,
  };
}
