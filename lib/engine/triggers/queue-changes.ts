import type { Queryable } from '@/lib/db/database';
import { listAlertVersions } from '@/lib/db/queries/engine-alert/list-alert-versions';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import type { Row } from '@/lib/db/schema';
import { triggersOn } from '@/lib/domain/triggers';
import type { EngineContext } from '../context';
import { loadCatalog, type SiteCatalog } from '../load-catalog';
import type { SavedChange } from '../records/apply-saves';
import { addEntries } from './add-entries';
import { loadEnabledAlerts, type CompiledAlert } from './load-alerts';

/** The records that each alert is triggered for, in the order of the saves. */
type Matches = Map<number, { alert: CompiledAlert; recordIds: number[] }>;

/**
 * Queues the records whose changes trigger an alert, in the transaction of the save. The time of the trigger is read when
 * the queues are locked, so that it follows the order in which saves commit.
 */
export async function queueChanges(
  ctx: EngineContext,
  trx: Queryable,
  site: SiteCatalog,
  changes: readonly SavedChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const matches = matchAlerts(await loadEnabledAlerts(ctx.database, trx, site), changes);
  if (matches.size === 0) return;
  const queues = await lockEngineQueues(trx, ctx.database.support, [...matches.keys()]);
  const current = await recheck(ctx, trx, queues, { matches, changes });
  const additions = queues.map((queue) => ({
    queue,
    recordIds: current.get(queue.alert_id)?.recordIds ?? [],
  }));
  await addEntries(trx, ctx.database.support, additions, ctx.clock.now());
}

/**
 * Somebody may have changed or disabled an alert while we waited for its queue. Then it is asked again as it is now, so that
 * nothing is queued by what was replaced. Where a transaction excludes every other, nobody can have.
 */
async function recheck(
  ctx: EngineContext,
  trx: Queryable,
  queues: readonly Row<'engine_queue'>[],
  { matches, changes }: { matches: Matches; changes: readonly SavedChange[] },
): Promise<Matches> {
  if (!ctx.database.support.rowLocks) return matches;
  const ids = queues.map((queue) => queue.alert_id);
  const versions = await listAlertVersions(trx, ids);
  if (ids.every((id) => versions.get(id) === matches.get(id)?.alert.version)) return matches;
  const site = await loadCatalog(ctx.database, trx);
  return matchAlerts(await loadEnabledAlerts(ctx.database, trx, site), changes);
}

/** Asks every alert of the model about every change: pure, and the inner loop of every save. */
function matchAlerts(
  alertsOfModel: ReadonlyMap<string, readonly CompiledAlert[]>,
  changes: readonly SavedChange[],
): Matches {
  const matches: Matches = new Map();
  for (const { model, recordId, change } of changes) {
    for (const alert of alertsOfModel.get(model.name) ?? []) {
      if (!triggersOn(alert, change)) continue;
      const match = matches.get(alert.id);
      if (match === undefined) matches.set(alert.id, { alert, recordIds: [recordId] });
      else match.recordIds.push(recordId);
    }
  }
  return matches;
}
