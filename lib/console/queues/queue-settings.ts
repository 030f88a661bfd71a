import { findQueue } from '@/lib/db/queries/queue/find-queue';
import type { QueueSettingsView } from '@/lib/domain/api/sites';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { oneOf } from './one-of';

/** What people set about a queue here. @throws AppError `not-found` */
export async function getQueueSettings(ctx: ConsoleContext, queueId: string): Promise<QueueSettingsView> {
  const queue = await findQueue(ctx.database.kysely, queueId);
  if (queue === undefined) throw new AppError('not-found', 'This queue is not tracked here.');
  return {
    name: queue.name,
    listedName: queue.listed_name,
    owner: queue.owner,
    notes: queue.notes,
    polledBy: oneOf(['nobody', 'gateway', 'directly'], queue.polled_by),
    archivedAt: queue.archived_at,
  };
}
