import type { Queryable } from '@/lib/db/database';
import { findAlert } from '@/lib/db/queries/engine-alert/find-alert';
import { findOnce } from '@/lib/db/queries/engine-once/find-once';
import { insertOnce } from '@/lib/db/queries/engine-once/insert-once';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import { listRecordsAfter } from '@/lib/db/queries/engine-record/list-records-after';
import { findSweep } from '@/lib/db/queries/engine-sweep/find-sweep';
import { putSweep } from '@/lib/db/queries/engine-sweep/put-sweep';
import type { Row } from '@/lib/db/schema';
import { matchesFilter } from '@/lib/domain/filter/evaluate';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { siteCalendar } from '@/lib/domain/site-calendar';
import type { EngineContext } from '../context';
import { loadCatalog, type SiteCatalog } from '../load-catalog';
import { valuesOf } from '../records/record-values';
import { addEntries } from '../triggers/add-entries';
import { compileAlert, type CompiledAlert } from '../triggers/load-alerts';
import { loadRelated } from '../triggers/load-related';

/** What one step of a sweep did. `isPassOver` when it has come to the last record, or there is nothing to sweep. */
export interface SweepStep {
  queued: number;
  isPassOver: boolean;
}

const NOTHING: SweepStep = { queued: 0, isPassOver: true };

/**
 * Looks at the next `chunk` records for a One Time Filter alert and queues those that meet its filter and that it never
 * queued before. Entries, the memory of them, and how far the sweep is commit together: a kill in between repeats
 * the step and nothing else. Two processes that sweep at once take turns at the queue's lock.
 */
export async function sweepAlert(ctx: EngineContext, alertId: number, chunk: number): Promise<SweepStep> {
  return ctx.database.transaction(async (trx) => {
    const [queue] = await lockEngineQueues(trx, ctx.database.support, [alertId]);
    const site = await loadCatalog(ctx.database, trx);
    const alert = queue === undefined ? undefined : await readAlert(site, trx, alertId);
    if (queue === undefined || alert === undefined) return NOTHING;
    const now = ctx.clock.now();
    const sweep = await findSweep(trx, alertId);
    const isNewPass = sweep === undefined || sweep.finished_at !== null;
    const rows = await listRecordsAfter(trx, alert.model.name, isNewPass ? 0 : sweep.after_record_id, chunk);
    const recordIds = await newMatches(trx, site, { alert, rows, now });
    await insertOnce(trx, ctx.database.support, alertId, recordIds);
    await addEntries(trx, ctx.database.support, [{ queue, recordIds }], now);
    const isPassOver = rows.length < chunk;
    await putSweep(trx, {
      alert_id: alertId,
      after_record_id: isPassOver ? 0 : (rows.at(-1)?.id ?? 0),
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

async function newMatches(
  trx: Queryable,
  site: SiteCatalog,
  { alert, rows, now }: { alert: CompiledAlert; rows: readonly Row<'engine_record'>[]; now: number },
): Promise<number[]> {
  const filter = prepareFilter(alert.filter, siteCalendar(now, site.settings));
  const asked = rows.map((row) => ({ filter, values: valuesOf(alert.model, row) }));
  const related = await loadRelated(trx, site.catalog, asked, () => []);
  const ids = rows
    .filter((_row, index) => matchesFilter(filter, asked[index]?.values ?? {}, related))
    .map((row) => row.id);
  const before = await findOnce(trx, alert.id, ids);
  return ids.filter((id) => !before.has(id));
}
