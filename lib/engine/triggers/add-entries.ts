import type { Queryable } from '@/lib/db/database';
import type { DialectSupport } from '@/lib/db/dialect/support';
import { insertEntries } from '@/lib/db/queries/engine-entry/insert-entries';
import { countEntered } from '@/lib/db/queries/engine-queue/count-moves';
import type { Row } from '@/lib/db/schema';

/** Records to queue, in order; a record that was triggered twice stands in it twice. */
export interface QueueAddition {
  /** Locked in this transaction. */
  queue: Row<'engine_queue'>;
  recordIds: readonly number[];
}

/**
 * Adds entries to locked queues and counts them. Since the lock is held until the commit, the order of sequences is the order
 * of commits.
 */
export async function addEntries(
  trx: Queryable,
  support: DialectSupport,
  additions: readonly QueueAddition[],
  triggeredAt: number,
): Promise<void> {
  const entries = additions.flatMap(({ queue, recordIds }) =>
    recordIds.map((recordId, index) => ({
      alert_id: queue.alert_id,
      triggered_at: triggeredAt,
      sequence: queue.next_sequence + index,
      record_id: recordId,
    })),
  );
  await insertEntries(trx, support, entries);
  for (const { queue, recordIds } of additions) {
    if (recordIds.length > 0) await countEntered(trx, queue.alert_id, recordIds.length);
  }
}
