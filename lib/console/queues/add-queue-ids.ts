import { listSiteQueues } from '@/lib/db/queries/queue/list-site-queues';
import type { ConsoleContext } from '../context';
import { BUILT_IN_SITE_ID } from '../sites/ensure-built-in';

/** Adds the console's own id of the queue to things of the built-in site that name a Queue UUID; null until it is tracked. */
export async function addQueueIds<Thing extends { queueUuid: string }>(
  ctx: ConsoleContext,
  things: readonly Thing[],
): Promise<(Thing & { queueId: string | null })[]> {
  const queues = await listSiteQueues(ctx.database.kysely, BUILT_IN_SITE_ID);
  const ids = new Map(queues.map((queue) => [queue.queue_uuid, queue.id]));
  return things.map((thing) => ({ ...thing, queueId: ids.get(thing.queueUuid) ?? null }));
}
