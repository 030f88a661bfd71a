import type { ModelDefinition } from '@/lib/domain/field-types';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';

/** Every model of the site, in its order. */
export async function listModels(ctx: EngineContext): Promise<ModelDefinition[]> {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  return [...catalog.models.values()];
}
