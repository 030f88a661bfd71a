import { countRecordsByModel } from '@/lib/db/queries/engine-record/count-by-model';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';

export interface CountedModel {
  name: string;
  label: string;
  records: number;
}

/** Every model of the site with the number of its records. */
export async function listRecordModels(ctx: EngineContext): Promise<CountedModel[]> {
  const { kysely } = ctx.database;
  const { catalog } = await loadCatalog(ctx.database, kysely);
  const counts = await countRecordsByModel(kysely);
  return Array.from(catalog.models.values(), ({ name, label }) => ({
    name,
    label,
    records: counts.get(name) ?? 0,
  }));
}

/** What a model's records are made of. @throws AppError `not-found` */
export async function getRecordModel(ctx: EngineContext, name: string): Promise<ModelDefinition> {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  return modelOf(catalog, name);
}
