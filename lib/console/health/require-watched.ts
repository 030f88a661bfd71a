import type { Queryable } from '@/lib/db/database';
import { findQueue } from '@/lib/db/queries/queue/find-queue';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';

/** A queue that is tracked. @throws AppError `not-found`, `conflict` for one that was removed */
export async function requireWatched(db: Queryable, queueId: string): Promise<Row<'queue'>> {
  const queue = await findQueue(db, queueId);
  if (queue === undefined) throw new AppError('not-found', 'This queue is not tracked here.');
  if (queue.archived_at !== null) {
    throw new AppError('conflict', 'This queue was removed; only its ledger is kept. Nothing was changed.');
  }
  return queue;
}
