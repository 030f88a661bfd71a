import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { compileAlert } from '../triggers/load-alerts';
import { toAlert, type Alert } from './alert-view';
import { noAlert } from './lock-alert';

/** @throws AppError `not-found`. */
export async function getAlert(ctx: EngineContext, id: number): Promise<Alert> {
  const row = await findAlert(ctx.database.kysely, id);
  if (row === undefined) throw noAlert(id);
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  return toAlert(row, compileAlert(row, modelOf(catalog, row.model), catalog));
}
