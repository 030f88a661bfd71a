import type { Queryable } from '@/lib/db/database';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import { insertOnce } from '@/lib/db/queries/engine-once/insert-once';
import { listNewMatches } from '@/lib/db/queries/engine-once/list-new-matches';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import { findChunkEnd } from '@/lib/db/queries/engine-record/find-chunk-end';
import { findSweep } from '@/lib/db/queries/engine-sweep/find-sweep';
import { putSweep } from '@/lib/db/queries/engine-sweep/put-sweep';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { EngineContext } from '../context';
import { loadCatalog, type SiteCatalog } from '../load-catalog';
import { addEntries } from '../triggers/add-entries';
import { compileAlert, type CompiledAlert } from '../triggers/load-alerts';

/** What one step of a sweep did. `isPassOver` when it has come to the last record, or there is nothing to sweep. */
export interface SweepStep {
  queued: number;
  isPassOver: boolean;
}

const NOTHING: SweepStep = { queued: 0, isPassOver: true };

/**
 * Looks at the next `chunk` records for a One Time Filter alert and queues those that meet its filter and that it never
 * queued before; the database asks the filter, and no record that does not meet it is read. Entries, the memory of them,
 * and how far the sweep is commit together: a kill in between repeats the step and nothing else. Two processes that sweep
 * at once take turns at the queue's lock.
 */
export async function sweepAlert(ctx: EngineContext, alertId: number, chunk: number): Promise<SweepStep> {
  const { support } = ctx.database;
  return ctx.database.transaction(async (trx) => {
    const [queue] = await lockEngineQueues(trx, support, [alertId]);
    const site = await loadCatalog(ctx.database, trx);
    const alert = queue === undefined ? undefined : await readAlert(site, trx, alertId);
    if (queue === undefined || alert === undefined) return NOTHING;
    const now = ctx.clock.now();
    const sweep = await findSweep(trx, alertId);
    const isNewPass = sweep === undefined || sweep.finished_at !== null;
    const afterId = isNewPass ? 0 : sweep.after_record_id;
    const { count, lastId } = await findChunkEnd(trx, alert.model.name, afterId, chunk);
    const filter = prepareFilter(alert.filter, siteCalendar(now, site.settings));
    const range = { alertId, afterId, lastId };
    const recordIds = await listNewMatches(trx, support, { model: alert.model, filter }, range);
    await insertOnce(trx, support, alertId, recordIds);
    await addEntries(trx, support, [{ queue, recordIds }], now);
    const isPassOver = count < chunk;
    await putSweep(trx, {
      alert_id: alertId,
      after_record_id: isPassOver ? 0 : lastId,
      started_at: isNewPass ? now : sweep.started_at,
      finished_at: isPassOver ? now : null,
    });
    return { queued: recordIds.length, isPassOver };
  });
}

async function readAlert(
  { catalog }: SiteCatalog,
  trx: Queryable,
  id: number,
): Promise<CompiledAlert | undefined> {
  const row = await findAlert(trx, id);
  const model = row === undefined ? undefined : catalog.models.get(row.model);
  if (row === undefined || model === undefined) return undefined;
  const alert = compileAlert(row, model, catalog);
  return alert.enabled && alert.triggerType === 'One Time Filter' ? alert : undefined;
}
