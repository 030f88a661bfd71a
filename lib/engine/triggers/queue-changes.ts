import type { Queryable } from '@/lib/db/database';
import { listAlertVersions } from '@/lib/db/queries/engine-alert/list-alert-versions';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import type { Row } from '@/lib/db/schema';
import type { EngineContext } from '../context';
import { loadCatalog, type SiteCatalog } from '../load-catalog';
import type { SavedChange } from '../records/apply-saves';
import { addEntries } from './add-entries';
import { matchAlerts, type Matches } from './match-alerts';

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
  const matches = await matchAlerts(ctx, trx, site, changes);
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
  return matchAlerts(ctx, trx, await loadCatalog(ctx.database, trx), changes);
}
