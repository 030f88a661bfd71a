import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { loadAlerts, type AlertCatalog } from '../triggers/load-alerts';
import { toAlert, type Alert } from './alert-view';

/** As verbs give them, made once of what is kept. */
const made = new WeakMap<AlertCatalog['all'], readonly Alert[]>();

/** Every alert of the site, by id; read anew only when one has changed. */
export async function listAlerts(ctx: EngineContext): Promise<readonly Alert[]> {
  const db = ctx.database.kysely;
  const { all } = await loadAlerts(ctx.database, db, await loadCatalog(ctx.database, db));
  const alerts = made.get(all) ?? [...all.values()].map(({ row, compiled }) => toAlert(row, compiled));
  made.set(all, alerts);
  return alerts;
}
