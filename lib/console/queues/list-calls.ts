import { listQueueCalls } from '@/lib/db/queries/call/list-queue-calls';
import { findQueueSite } from '@/lib/db/queries/queue/find-queue-site';
import type { CallView } from '@/lib/domain/api/views';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { toCallView } from './to-views';

/** The newest calls of a queue, newest first. @throws AppError `not-found` */
export async function listCalls(ctx: ConsoleContext, queueId: string, limit = 100): Promise<CallView[]> {
  const queue = await findQueueSite(ctx.database.kysely, queueId);
  if (queue === undefined) throw new AppError('not-found', 'This queue is not tracked here.');
  return (await listQueueCalls(ctx.database.kysely, queueId, limit)).map(toCallView);
}
