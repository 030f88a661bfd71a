import { listAlertCounts } from '@/lib/db/queries/engine-alert/list-alert-counts';
import type { AlertView } from '@/lib/domain/api/alerts';
import { writeAlertConfig } from '@/lib/domain/alert-config';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { modelOf } from '../models/model-of';
import { compileAlert } from '../triggers/load-alerts';
import { toAlertSummary } from './alert-row';
import { noAlert } from './lock-alert';

/** An alert whole, but for the console's id of its queue. */
export type AlertDetail = Omit<AlertView, 'queueId'>;

/** An alert as its editor needs it. @throws AppError `not-found`. */
export async function getAlertDetail(ctx: EngineContext, id: number): Promise<AlertDetail> {
  const db = ctx.database.kysely;
  const row = await findAlert(db, id);
  if (row === undefined) throw noAlert(id);
  const { catalog } = await loadCatalog(ctx.database, db);
  const compiled = compileAlert(row, modelOf(catalog, row.model), catalog);
  const counts = await listAlertCounts(db, [id]);
  return {
    ...toAlertSummary(row, counts.get(id)),
    createdAt: row.created_at,
    settings: writeAlertConfig(compiled),
  };
}
