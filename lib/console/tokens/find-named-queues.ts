import { listQueueSites } from '@/lib/db/queries/queue/list-queue-sites';
import { AppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';

/**
 * The ids of tracked queues that were named by their Queue UUID or their id in the console.
 * @throws AppError `invalid` for one that is not tracked, or a Queue UUID that two sites have.
 */
export async function findNamedQueues(ctx: ConsoleContext, names: readonly string[]): Promise<string[]> {
  const tracked = await listQueueSites(ctx.database.kysely);
  return names.map((name) => {
    const wanted = name.toLowerCase();
    const found = tracked.filter((queue) => queue.id === name || queue.queue_uuid.toLowerCase() === wanted);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only.id;
    if (only === undefined)
      throw new AppError('invalid', `No queue ${name} is tracked here. No token was made.`);
    const choices = found.map((queue) => `${queue.id} (${queue.site_name})`).join(', ');
    throw new AppError(
      'invalid',
      `More than one site has the queue ${name}. Name it by its id: ${choices}. No token was made.`,
    );
  });
}
