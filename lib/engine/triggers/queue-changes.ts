import type { Queryable } from '@/lib/db/database';
import { listAlertVersions } from '@/lib/db/queries/engine-alert/list-alert-versions';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import type { Row } from '@/lib/db/schema';
import type { EngineContext } from '../context';
import { loadCatalog, type SiteCatalog } from '../load-catalog';
import type { SavedChange } from '../records/apply-saves';
import { addEntries } from './add-entries';
import type { CompiledAlert } from './load-alerts';
import { matchAlerts, type Matches } from './match-alerts';

/** The alerts that a change queued its record for; a change that queued nothing is not in it. */
export type QueuedFor = ReadonlyMap<SavedChange, readonly CompiledAlert[]>;

const NONE: QueuedFor = new Map();

/**
 * Queues the records whose changes trigger an alert, in the transaction of the save. The time of the trigger is read when
 * the queues are locked, so that it follows the order in which saves commit.
 * @returns what was queued for which alert, for the change log.
 */
export async function queueChanges(
  ctx: EngineContext,
  trx: Queryable,
  site: SiteCatalog,
  changes: readonly SavedChange[],
): Promise<QueuedFor> {
  if (changes.length === 0) return NONE;
  const matches = await matchAlerts(ctx, trx, site, changes);
  if (matches.size === 0) return NONE;
  const queues = await lockEngineQueues(trx, ctx.database.support, [...matches.keys()]);
  const current = await recheck(ctx, trx, queues, { matches, changes });
  const additions = queues.map((queue) => ({
    queue,
    recordIds: current.get(queue.alert_id)?.changes.map((change) => change.recordId) ?? [],
  }));
  await addEntries(trx, ctx.database.support, additions, ctx.clock.now());
  return byChange(queues.flatMap((queue) => current.get(queue.alert_id) ?? []));
}

/** The same, told by the change. Only alerts whose queue was there to take the entries are in it. */
function byChange(matches: readonly { alert: CompiledAlert; changes: readonly SavedChange[] }[]): QueuedFor {
  const queuedFor = new Map<SavedChange, CompiledAlert[]>();
  for (const { alert, changes } of matches) {
    for (const change of changes) {
      const others = queuedFor.get(change);
      if (others === undefined) queuedFor.set(change, [alert]);
      else others.push(alert);
    }
  }
  return queuedFor;
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
