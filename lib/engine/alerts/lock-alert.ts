import type { Queryable } from '@/lib/db/database';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import type { ModelCatalog } from '../models/load-models';
import { modelOf } from '../models/model-of';
import { compileAlert, type CompiledAlert } from '../triggers/load-alerts';

export interface LockedAlert {
  row: Row<'engine_alert'>;
  compiled: CompiledAlert;
  catalog: ModelCatalog;
}

/**
 * Reads an alert to change it. What is locked is its queue: whoever queues by the alert, sweeps or takes from it holds that lock
 * until the commit, so that a change comes wholly before or wholly after.
 * @throws AppError `not-found`.
 */
export async function lockAlert(ctx: EngineContext, trx: Queryable, id: number): Promise<LockedAlert> {
  await lockEngineQueues(trx, ctx.database.support, [id]);
  const row = await findAlert(trx, id);
  if (row === undefined) throw noAlert(id);
  const { catalog } = await loadCatalog(ctx.database, trx);
  return { row, compiled: compileAlert(row, modelOf(catalog, row.model), catalog), catalog };
}

export function noAlert(id: number): AppError {
  return new AppError('not-found', `There is no alert with the id ${id}. Nothing was changed.`);
}
