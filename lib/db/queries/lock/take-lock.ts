import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { keptQueryFor } from '../../kept-query';

interface NewLock {
  queueId: string;
  callId: string;
  instanceId: string;
  acquiredAt: number;
}

const insert = keptQueryFor((trx, lock: NewLock, support) =>
  trx.insertInto('queue_lock').values({
    queue_id: lock.queueId,
    call_id: lock.callId,
    instance_id: lock.instanceId,
    acquired_at: lock.acquiredAt,
    renewed_at: support.now,
  }),
);

/** Writes the lock of a queue nobody holds. Called with the queue's row locked, so that two never write it. */
export async function takeLock(trx: Queryable, support: DialectSupport, lock: NewLock): Promise<void> {
  await insert(support).run(trx, lock);
}
