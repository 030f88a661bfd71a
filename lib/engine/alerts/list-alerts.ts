import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { compileAlert } from '../triggers/load-alerts';
import { toAlert, type Alert } from './alert-view';

/** Every alert of the site, by id. */
export async function listAlerts(ctx: EngineContext): Promise<Alert[]> {
  const { catalog } = await loadCatalog(ctx.database, ctx.database.kysely);
  const rows = await listAlertRows(ctx.database.kysely);
  return rows.map((row) => toAlert(row, compileAlert(row, modelOf(catalog, row.model), catalog)));
}
