import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { listIdleQueueIds } from '@/lib/db/queries/queue/list-idle-queue-ids';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import { updateQueue } from '@/lib/db/queries/queue/update-queue';

/**
 * Stops tracking a queue; everything in its ledger stays (console.md: "Removing a site or queue archives its ledger"). The
 * queue is locked first, so that no call can begin between the look and the change.
 * @returns false when a job is open, or a call is under way or unknown; nothing is changed then.
 */
export async function archiveQueue(
  trx: Queryable,
  support: DialectSupport,
  queueId: string,
  now: number,
): Promise<boolean> {
  await lockQueue(trx, support, queueId);
  const [idle] = await listIdleQueueIds(trx, [queueId]);
  if (idle === undefined) return false;
  await updateQueue(trx, queueId, { archived_at: now });
  return true;
}
