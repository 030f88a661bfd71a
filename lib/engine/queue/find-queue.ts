import type { Queryable } from '@/lib/db/database';
import { findAlertByUuid } from '@/lib/db/queries/engine-alert/find-alert-by-uuid';
import { lockEngineQueues } from '@/lib/db/queries/engine-queue/lock-queues';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A UUID in the form it is stored in; null when the text is none, which is then in no database either. */
export function readUuid(text: string): string | null {
  const uuid = text.toLowerCase();
  return UUID.test(uuid) ? uuid : null;
}

export interface LockedQueue {
  alert: Row<'engine_alert'>;
  queue: Row<'engine_queue'>;
}

/**
 * Finds the queue with that Queue UUID and locks it until the transaction ends: process, finish, and saves that queue
 * take turns.
 * @throws AppError `not-found`.
 */
export async function lockQueueByUuid(
  ctx: EngineContext,
  trx: Queryable,
  queueUuid: string,
): Promise<LockedQueue> {
  const uuid = readUuid(queueUuid);
  const found = uuid === null ? undefined : await findAlertByUuid(trx, uuid);
  if (found === undefined) throw noQueue();
  const [queue] = await lockEngineQueues(trx, ctx.database.support, [found.id]);
  // Read again under the lock: the alert may have been changed, or be gone, since it was found.
  const alert = ctx.database.support.rowLocks && uuid !== null ? await findAlertByUuid(trx, uuid) : found;
  if (queue === undefined || alert === undefined) throw noQueue();
  return { alert, queue };
}

function noQueue(): AppError {
  return new AppError(
    'not-found',
    'There is no queue with this Queue UUID on this site. Nothing was changed.',
  );
}
