import { listAlertCounts } from '@/lib/db/queries/engine-alert/list-alert-counts';
import { listModelAlertRows } from '@/lib/db/queries/engine-alert/list-model-alerts';
import type { EngineContext } from '../context';
import { toAlertSummary, type AlertSummary } from './alert-row';

/** The alerts of one model, or of all, with what stands in their queues. Their filters are not read. */
export async function listAlertSummaries(
  ctx: EngineContext,
  model: string | undefined,
): Promise<AlertSummary[]> {
  const db = ctx.database.kysely;
  const rows = await listModelAlertRows(db, model);
  const ids = rows.map((row) => row.id);
  const counts = await listAlertCounts(db, ids);
  return rows.map((row) => toAlertSummary(row, counts.get(row.id)));
}
